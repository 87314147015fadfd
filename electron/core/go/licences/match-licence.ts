/** A licence as SPDX knows it, and its text. */
export interface LicenceText {
  /** What it is called in results. */
  readonly id: string;
  readonly text: string;
}

/** How often each pair of neighbouring words stands in a text, and how many pairs there are. */
interface Pairs {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

export interface LicencePattern extends Pairs {
  readonly id: string;
}

/** Of the pairs of a licence's text these must stand in a file: holders and titles differ, and words are put in the place of others. */
const ENOUGH = 0.92;

/** Prepares the texts once; many files are compared with them. */
export function licencePatterns(texts: readonly LicenceText[]): LicencePattern[] {
  return texts.map(({ id, text }) => ({ id, ...pairsOf(text) }));
}

/**
 * The licences whose texts a file holds, sorted. A licence whose text is part of another one's that is there too, is not counted: BSD with
 * two clauses stands in the one with three. Empty: none that is known, which is not to say that there is none.
 */
export function matchLicences(text: string, patterns: readonly LicencePattern[]): string[] {
  const file = pairsOf(text);
  const found = patterns.filter((pattern) => heldIn(pattern, file) >= ENOUGH);
  const isPartOf = (one: LicencePattern, other: LicencePattern) =>
    other.total > one.total && heldIn(one, other) >= ENOUGH && heldIn(other, file) >= heldIn(one, file) - 0.05;
  return found
    .filter((one) => !found.some((other) => other !== one && isPartOf(one, other)))
    .map(({ id }) => id)
    .sort();
}

/** The share of a text's pairs that another text holds, 0 to 1. */
function heldIn(one: Pairs, other: Pairs): number {
  let held = 0;
  for (const [pair, count] of one.counts) held += Math.min(count, other.counts.get(pair) ?? 0);
  return one.total === 0 ? 0 : held / one.total;
}

/** Without what differs from one project to the next: who holds the copyright, how the text is set. */
function pairsOf(text: string): Pairs {
  const words = text
    .toLowerCase()
    .replace(/^.*\bcopyright\b.*(\(c\)|©|\d{4}|<year>).*$/gm, ' ')
    .replace(/<[^<>\n]*>|\[[^[\]\n]*\]/g, ' ')
    .replaceAll('licence', 'license')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const counts = new Map<string, number>();
  for (let index = 1; index < words.length; index++) {
    const pair = `${words[index - 1]} ${words[index]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, words.length - 1) };
}
