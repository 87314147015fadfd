import { compare, parse } from 'semver';
import type { OsvRange } from '../../../shared/vulnerabilities.ts';

type Event = OsvRange['events'][number];

/**
 * Whether a version lies in the ranges of an OSV entry, as govulncheck reads them: no range, or none of semantic versions, means every version.
 * @param version a semantic version, with or without a leading `v`
 */
export function isAffected(ranges: readonly OsvRange[], version: string): boolean {
  const usable = ranges.filter(({ type }) => type === 'SEMVER');
  return usable.length === 0 || usable.some(({ events }) => contains(events, version));
}

/** The lowest version above one in which it is fixed, as the database writes it; null when none is known. */
export function firstFix(ranges: readonly OsvRange[], version: string): string | null {
  const fixes = ranges
    .filter(({ type }) => type === 'SEMVER')
    .flatMap(({ events }) => events.flatMap(({ fixed }) => fixed ?? []))
    .filter((fixed) => parse(fixed) !== null && compare(fixed, version) > 0);
  return fixes.sort(compare)[0] ?? null;
}

function contains(events: readonly Event[], version: string): boolean {
  if (events.length === 0) return true;
  let affected = false;
  for (const { introduced, fixed } of [...events].sort((a, b) => compareStart(versionOf(a), versionOf(b)))) {
    if (introduced !== undefined && !affected) affected = compareStart(introduced, version) <= 0;
    else if (fixed !== undefined && affected && parse(fixed) !== null) affected = compare(version, fixed) < 0;
  }
  return affected;
}

function versionOf({ introduced, fixed }: Event): string {
  return introduced ?? fixed ?? START;
}

/** Before every version (https://ossf.github.io/osv-schema/#affectedrangesevents-fields). */
const START = '0';

/** What cannot be read counts as the start: better a false alarm than none. */
function compareStart(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return compare(left, right);
}
