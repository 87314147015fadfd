import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileError } from '../file-error.ts';

export interface HashOptions {
  readonly signal?: AbortSignal;
  /** Called with the bytes of each piece read. */
  readonly onBytes?: (bytes: number) => void;
}

/** Bytes read at a time: large enough for full speed, small enough to stop at once. */
export const READ_SIZE = 1 << 20;

/**
 * SHA-256 (lower-case hex) and size of a file, read once.
 * @throws VoidferryError `job/file-missing` | `job/not-permitted`; the abort error when cancelled.
 */
export async function hashFile(path: string, options: HashOptions = {}): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_SIZE, signal: options.signal })) {
      hash.update(chunk);
      bytes += chunk.length;
      options.onBytes?.(chunk.length);
    }
  } catch (error) {
    throw fileError(error, path);
  }
  return { sha256: hash.digest('hex'), bytes };
}
