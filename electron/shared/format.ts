const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Bytes for people: `1536` → `1.5 KiB`. Binary units, at most one decimal. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** The units of time that are written out, as a language has them. */
export interface TimeUnits {
  readonly second: string;
  readonly day: string;
}

/** A duration for people: `75_000` ms → `1:15`, under a minute `4.2 s`, from an hour on `1:02:03`, from a day on `2 d 1:02:03`. */
export function formatDuration(ms: number, { second, day }: TimeUnits = { second: 's', day: 'd' }): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} ${second}`;
  const seconds = Math.round(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  const hours = Math.floor(minutes / 60);
  const clock = `${hours % 24}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return hours < 24 ? clock : `${Math.floor(hours / 24)} ${day} ${clock}`;
}
