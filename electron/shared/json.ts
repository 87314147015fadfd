/** A value that JSON can carry without loss. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Compares two strings by their UTF-8 bytes, as `LC_ALL=C sort` does. */
export function compareBytewise(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  const shorter = Math.min(left.length, right.length);
  for (let i = 0; i < shorter; i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/**
 * Canonical JSON: keys sorted bytewise, two-space indent, LF, one LF at the end.
 * Equal values give equal bytes, so the result can be hashed and signed.
 * @throws TypeError for a number that is not finite: JSON would turn it into `null`.
 */
export function canonicalJson(value: Json): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

/** Canonical JSON on one line without a line end: one entry of a JSON-lines file. */
export function canonicalJsonLine(value: Json): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: Json): Json {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON holds finite numbers only');
  if (value === null || typeof value !== 'object') return value;
  if (isJsonArray(value)) return value.map(sorted);
  const keys = Object.keys(value).sort(compareBytewise);
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}

function isJsonArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
