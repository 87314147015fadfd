import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { fileError } from '../file-error.ts';

export interface HashOptions {
  readonly signal?: AbortSignal;
  /** Called with the bytes of each piece read. */
  readonly onBytes?: (bytes: number) => void;
}

/** Bytes read at a time: large enough for full speed, small enough to stop at once. */
export const READ_SIZE = 1 << 20;

/**
 * SHA-256 (lower-case hex) and size of a file, read once to its end, the next piece under way while this one is hashed.
 * @throws VoidferryError those of `fileError`; the signal's reason when cancelled.
 */
export async function hashFile(path: string, options: HashOptions = {}): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of pieces(path)) {
      options.signal?.throwIfAborted();
      hash.update(piece);
      bytes += piece.length;
      options.onBytes?.(piece.length);
    }
  } catch (error) {
    throw fileError(error, path);
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** A piece is valid until the next is asked for. */
async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  const length = await pieceLength(file);
  let [buffer, other] = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)];
  let pending = file.read(buffer, 0, length);
  try {
    for (;;) {
      const { bytesRead } = await pending;
      if (bytesRead === 0) return;
      pending = file.read(other, 0, length);
      // Who stops before the next piece must not be ended by a read that nobody waits for.
      pending.catch(() => {});
      yield buffer.subarray(0, bytesRead);
      [buffer, other] = [other, buffer];
    }
  } finally {
    await pending.catch(() => {});
    await file.close();
  }
}

/** Room for a large piece costs more than reading a small file. The size is a guess at most: the end is where a read finds nothing. */
async function pieceLength(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  return Math.min(Math.max(size, 4096), READ_SIZE);
}
