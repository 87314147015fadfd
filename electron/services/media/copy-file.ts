import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import type { Medium } from '../../shared/medium.ts';
import { mediaError } from './media-error.ts';

export interface FileCopy {
  readonly from: string;
  readonly to: string;
  /** Its path in the kit, for errors. */
  readonly name: string;
  /** What was signed. */
  readonly sha256: string;
}

const BLOCK_BYTES = 4 << 20;
const MAX_DIRTY_BYTES = 16 << 20;
/** A flush that takes longer makes the next one smaller, so that a slow stick can be cancelled as promptly as a fast one. */
const LONG_FLUSH_MS = 800;

/**
 * Copies one file of a kit to a medium under a temporary name, hashes what it reads, and renames only when that is what was signed.
 * At most 16 MiB are dirty at any time; `onBytes` counts bytes after they were flushed to the device.
 * @throws VoidferryError `kit/source-changed` | `media/full` | `media/read-only` | `media/pulled` | `media/io-error`;
 *   the signal's reason when aborted. The temporary file is gone then.
 */
export async function copyFile(
  copy: FileCopy,
  medium: Medium,
  needed: number,
  options: { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {},
): Promise<void> {
  const part = join(dirname(copy.to), `.part-${randomUUID().slice(0, 8)}`);
  const act = { medium, file: copy.name, offset: 0, needed };
  const source = await openSource(copy);
  try {
    const target = await open(part, 'wx', 0o644);
    try {
      for await (const written of copyBlocks(source, target, copy, options.signal)) {
        act.offset += written;
        options.onBytes?.(written);
      }
    } finally {
      await target.close();
    }
    await rename(part, copy.to);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw await mediaError(error, act);
  } finally {
    await source.close();
  }
}

/** Yields the bytes of each stretch once it is on the device. */
async function* copyBlocks(
  source: FileHandle,
  target: FileHandle,
  copy: FileCopy,
  signal: AbortSignal | undefined,
): AsyncGenerator<number> {
  const hash = createHash('sha256');
  const buffers = [Buffer.allocUnsafeSlow(BLOCK_BYTES), Buffer.allocUnsafeSlow(BLOCK_BYTES)];
  let limit = MAX_DIRTY_BYTES;
  let dirty = 0;
  let length = await readBlock(source, buffers[0], copy);
  for (let turn = 0; length > 0; turn++) {
    signal?.throwIfAborted();
    const block = buffers[turn % 2]?.subarray(0, length) ?? Buffer.alloc(0);
    const [next] = await Promise.all([readBlock(source, buffers[(turn + 1) % 2], copy), writeAll(target, block)]);
    hash.update(block);
    dirty += length;
    length = next;
    if (dirty < limit && length > 0) continue;
    const flushStarted = performance.now();
    await target.datasync();
    limit =
      performance.now() - flushStarted > LONG_FLUSH_MS
        ? Math.max(BLOCK_BYTES, limit / 2)
        : Math.min(MAX_DIRTY_BYTES, limit * 2);
    yield dirty;
    dirty = 0;
  }
  await target.sync();
  if (hash.digest('hex') !== copy.sha256) throw new VoidferryError('kit/source-changed', { file: copy.name });
}

async function openSource(copy: FileCopy): Promise<FileHandle> {
  try {
    return await open(copy.from, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    throw new VoidferryError('kit/source-changed', { file: copy.name }, { cause: error });
  }
}

/** Fills the buffer as far as the file goes. A source that cannot be read is not the medium's fault. */
async function readBlock(source: FileHandle, buffer: Buffer | undefined, copy: FileCopy): Promise<number> {
  if (buffer === undefined) return 0;
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await source
      .read(buffer, filled, buffer.length - filled)
      .catch((error: NodeJS.ErrnoException) => {
        throw new VoidferryError(
          'media/io-error',
          { file: copy.from, offset: filled, errno: error.code ?? '' },
          { cause: error },
        );
      });
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function writeAll(target: FileHandle, block: Buffer): Promise<void> {
  for (let written = 0; written < block.length; )
    written += (await target.write(block, written, block.length - written)).bytesWritten;
}
