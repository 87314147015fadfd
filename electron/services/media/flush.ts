import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';

/** Flushing waits for other programs' data too, on sticks that write a few MB a second. */
const FLUSH_TIMEOUT_MS = 30 * 60_000;

/**
 * Flushes the whole file system that holds `path`: syncfs(2) by `sync -f` (coreutils).
 * @throws VoidferryError `media/io-error` with what sync said; the signal's reason when aborted.
 */
export async function flushFileSystem(path: string, signal?: AbortSignal): Promise<void> {
  try {
    await run('sync', ['-f', path], { timeoutMs: FLUSH_TIMEOUT_MS, ...(signal && { signal }) });
  } catch (error) {
    if (!(error instanceof VoidferryError) || error.code !== 'job/tool-failed') throw error;
    throw new VoidferryError(
      'media/io-error',
      { file: path, offset: '?', errno: error.data['stderr'] ?? '' },
      { cause: error },
    );
  }
}
