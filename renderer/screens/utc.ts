/** A moment as receipts print it, the same in every language: `2026-01-31 08:15:00`. @param iso ISO 8601, UTC */
export function utc(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}
