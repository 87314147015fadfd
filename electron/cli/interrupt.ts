import { exit } from '../shared/exit.ts';

const GRACE_MS = 2_000;
const abort = new AbortController();
let busy = 0;

/** Aborts the signal that it returns at Ctrl-C, `kill` and a closed terminal; what takes no signal is cut off after two seconds. */
export function listenForInterrupts(): AbortSignal {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      abort.abort();
      setTimeout(() => busy > 0 || process.exit(exit.cancelled), GRACE_MS).unref();
    });
  return abort.signal;
}

/** Runs what cleans up after itself once the signal is aborted, however long that takes: it is not cut off. */
export async function withoutCut<T>(body: () => Promise<T>): Promise<T> {
  busy++;
  try {
    return await body();
  } finally {
    busy--;
  }
}
