import { formatDuration } from '../../electron/shared/format.ts';

/** A duration in whole seconds: `42 s`, `1:15`. @param ms milliseconds */
export function formatTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
}
