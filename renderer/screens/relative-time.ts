const MINUTE = 60_000;

/** The units from large to small, each with its length in milliseconds. */
const units = [
  ['year', 525_960 * MINUTE],
  ['month', 43_830 * MINUTE],
  ['week', 10_080 * MINUTE],
  ['day', 1_440 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;

/**
 * How long ago something was, in words of a language: `3 hours ago`. Less than a minute ago, or ahead of this clock, is now.
 * @param at milliseconds since the epoch, as `now`
 */
export function relativeTime(language: string, at: number, now: number): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const ago = Math.max(0, now - at);
  const [unit, length] = units.find(([, ms]) => ago >= ms) ?? ['second', 0];
  return words.format(length === 0 ? 0 : -Math.floor(ago / length), unit);
}
