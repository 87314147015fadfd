import { fileURLToPath } from 'node:url';
import { run } from '../electron/services/process.ts';
import type { Contestant, Sample } from './measure.ts';

const ENGINE = fileURLToPath(new URL('./engine.ts', import.meta.url));
/** No single piece of work takes longer, even on a slow machine. */
const WORK_TIMEOUT_MS = 30 * 60_000;

/** Runs one part of the engine in a process of its own, so that its peak memory is its own; with this one's heap, as the command line. */
export async function runEngine(part: string, ...args: string[]): Promise<Sample> {
  const { stdout } = await run(process.execPath, [...process.execArgv, ENGINE, part, ...args], {
    timeoutMs: WORK_TIMEOUT_MS,
  });
  return JSON.parse(stdout) as Sample;
}

/** A stock program that does the same work. */
export function peer(name: string, work: () => Promise<unknown>): Contestant {
  return {
    name,
    async run() {
      const startedAt = performance.now();
      await work();
      return { milliseconds: performance.now() - startedAt, peakKiB: null };
    },
  };
}

/** Runs a stock program of a peer. */
export async function stock(command: string, ...args: string[]): Promise<void> {
  await run(command, args, { timeoutMs: WORK_TIMEOUT_MS });
}
