import { run } from '../electron/services/process.ts';

const FLUSH_TIMEOUT_MS = 10 * 60_000;

/** One way of doing the same work. */
export interface Contestant {
  readonly name: string;
  /** Does the work once and resolves with what it took. */
  run(): Promise<Sample>;
}

export interface Sample {
  readonly milliseconds: number;
  /** Peak memory of the engine's own process; null for the peers. */
  readonly peakKiB: number | null;
}

export interface Measured {
  readonly name: string;
  /** Median of all rounds. */
  readonly milliseconds: number;
  /** Fastest and slowest round. */
  readonly range: readonly [number, number];
  /** Highest of all rounds. */
  readonly peakKiB: number | null;
}

/**
 * Runs all contestants `rounds` times, in turn, each round beginning with the next one:
 * what the machine does meanwhile, and what the run before left in caches, then falls on all alike. What a run left unflushed is flushed
 * before the next begins: a contestant that flushes what it writes must not pay for one that does not.
 */
export async function compete(contestants: readonly Contestant[], rounds: number): Promise<Measured[]> {
  const samples = contestants.map((): Sample[] => []);
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < contestants.length; turn++) {
      const index = (round + turn) % contestants.length;
      await run('sync', [], { timeoutMs: FLUSH_TIMEOUT_MS });
      const sample = await contestants[index]?.run();
      if (sample) samples[index]?.push(sample);
    }
  return contestants.map(({ name }, index) => summarise(name, samples[index] ?? []));
}

function summarise(name: string, samples: readonly Sample[]): Measured {
  const times = samples.map((sample) => sample.milliseconds).sort((a, b) => a - b);
  const peaks = samples.flatMap((sample) => (sample.peakKiB === null ? [] : [sample.peakKiB]));
  return {
    name,
    milliseconds: median(times),
    range: [times[0] ?? Number.NaN, times.at(-1) ?? Number.NaN],
    peakKiB: peaks.length === 0 ? null : Math.max(...peaks),
  };
}

/** Of an odd number of sorted values the middle one, of an even number the mean of the two in the middle. */
function median(sorted: readonly number[]): number {
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
