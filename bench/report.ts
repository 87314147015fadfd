import type { Measured } from './measure.ts';

const MEMORY_LIMIT = 300e6;

/** A demand and what was measured against it. */
export interface Bar {
  readonly text: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** `engine` must have at least `factor` times the speed of `peer`. */
export function atLeastTimesAsFast(what: string, engine: Measured, peer: Measured, factor: number): Bar {
  const speed = speedAgainst(engine, peer);
  const text = `${what}: at least ${factor} times as fast as ${peer.name}`;
  return { text, measured: `${speed.toFixed(2)} times as fast`, holds: speed >= factor };
}

/** `one` may take at most `factor` times as long as `peer`. */
export function atMostTimesAsLong(what: string, one: Measured, peer: Measured, factor: number): Bar {
  const ratio = one.milliseconds / peer.milliseconds;
  const text = `${what}: at most ${factor} times as long as ${peer.name}`;
  return { text, measured: `${ratio.toFixed(2)} times as long`, holds: ratio <= factor };
}

/** How many times as fast as the other one is. */
function speedAgainst(one: Measured, other: Measured): number {
  return other.milliseconds / one.milliseconds;
}

/** Every process of the engine must stay below 300 MB; a peak that was not read does not hold. */
export function memoryBar(engines: readonly Measured[]): Bar {
  const bytes = Math.max(...engines.map((engine) => (engine.peakKiB ?? Number.NaN) * 1024));
  return { text: 'peak memory of the engine: below 300 MB', measured: megabytes(bytes), holds: bytes < MEMORY_LIMIT };
}

/**
 * Lines for a terminal: each contestant with median, range, rate, the engine's speed against its own, and peak memory.
 * @param bytes what each carried in one run; null: nothing
 */
export function table(title: string, bytes: number | null, measured: readonly Measured[]): string[] {
  const [engine] = measured;
  const rows = measured.map((one) => [
    one.name,
    `${seconds(one.milliseconds)} s`,
    `${seconds(one.range[0])} to ${seconds(one.range[1])} s`,
    bytes === null ? '' : `${(bytes / 1000 / one.milliseconds).toFixed(0)} MB/s`,
    engine === undefined || one === engine
      ? ''
      : `${engine.name} is ${speedAgainst(engine, one).toFixed(2)} times as fast as this`,
    one.peakKiB === null ? '' : `${megabytes(one.peakKiB * 1024)} at most in memory`,
  ]);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`)];
}

export function barLine({ text, measured, holds }: Bar): string {
  return `${holds ? '✓ holds       ' : '✗ DOES NOT HOLD'} ${text} (measured: ${measured})`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
