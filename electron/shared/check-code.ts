/**
 * The check code that two people read to each other: the first 32 hex digits (128 bits) of a kit digest
 * in eight groups of four. Fewer could be forged by whoever builds the kit.
 */
export function checkCode(kitDigest: string): string {
  return (kitDigest.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}
