import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Only this of WebAssembly is used: its memory is page-aligned, which O_DIRECT asks for and no Buffer promises. */
declare const WebAssembly: { readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer } };

export const BLOCK_BYTES = 4 << 20;
const WASM_PAGE_BYTES = 64 << 10;

/** The file system does not read this file past the cache. Never a reason to read it another way in silence. */
export class DirectReadRefused extends Error {
  override readonly name = 'DirectReadRefused';
  readonly errno: string;

  constructor(errno: string, options?: ErrorOptions) {
    super(`O_DIRECT: ${errno}`, options);
    this.errno = errno;
  }
}

/**
 * Reads a file in blocks of 4 MiB, the next one under way while the caller works on this one.
 * A block is valid until the next is asked for.
 * @param how `direct`: O_DIRECT (open(2)), past the page cache; `cached`: as any program reads.
 * @throws DirectReadRefused when `direct` is not possible here; the errno of the read; the signal's reason when aborted.
 */
export async function* readBlocks(
  path: string,
  how: 'direct' | 'cached',
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const handle = await openFile(path, how);
  const memory = idleBuffers.pop() ?? alignedBuffers();
  let pending: Promise<Uint8Array> | undefined;
  try {
    const { size } = await handle.stat();
    let position = 0;
    const read = (buffer: Uint8Array, at: number) => {
      const promise = readBlock(handle, buffer, at, Math.min(BLOCK_BYTES, size - at), how);
      promise.catch(() => {});
      return promise;
    };
    if (size > 0) pending = read(memory[0], 0);
    for (let turn = 1; pending !== undefined; turn++) {
      const block = await pending;
      signal?.throwIfAborted();
      position += block.length;
      pending = position < size ? read(memory[turn % 2 === 0 ? 0 : 1], position) : undefined;
      yield block;
    }
  } finally {
    await pending?.catch(() => {});
    idleBuffers.push(memory);
    await handle.close();
  }
}

/** SHA-256 and length of what `readBlocks` yields. */
export async function hashBlocks(
  blocks: AsyncIterable<Uint8Array>,
  onBytes?: (bytes: number) => void,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const block of blocks) {
    hash.update(block);
    bytes += block.length;
    onBytes?.(block.length);
  }
  return { sha256: hash.digest('hex'), bytes };
}

type Buffers = readonly [Uint8Array, Uint8Array];
/** Aligned memory is reserved for good, so it is used again. */
const idleBuffers: Buffers[] = [];

function alignedBuffers(): Buffers {
  const { buffer } = new WebAssembly.Memory({ initial: (2 * BLOCK_BYTES) / WASM_PAGE_BYTES });
  return [new Uint8Array(buffer, 0, BLOCK_BYTES), new Uint8Array(buffer, BLOCK_BYTES, BLOCK_BYTES)];
}

async function openFile(path: string, how: 'direct' | 'cached'): Promise<FileHandle> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW;
  return open(path, how === 'direct' ? flags | constants.O_DIRECT : flags).catch((error) => {
    throw how === 'direct' ? refusal(error) : error;
  });
}

/** A direct read must be whole at once: what follows a short one would no longer be aligned. */
async function readBlock(
  handle: FileHandle,
  buffer: Uint8Array,
  position: number,
  wanted: number,
  how: 'direct' | 'cached',
): Promise<Uint8Array> {
  let filled = 0;
  while (filled < wanted) {
    const { bytesRead } = await handle
      .read(buffer, filled, buffer.length - filled, position + filled)
      .catch((error) => {
        throw how === 'direct' ? refusal(error) : error;
      });
    if (bytesRead === 0) break;
    filled += bytesRead;
    if (how === 'direct' && filled < wanted) throw new DirectReadRefused('short read');
  }
  return buffer.subarray(0, Math.min(filled, wanted));
}

function refusal(error: NodeJS.ErrnoException): unknown {
  const refused = ['EINVAL', 'EOPNOTSUPP', 'ENOTSUP', 'ENOSYS'].includes(error.code ?? '');
  return refused ? new DirectReadRefused(error.code ?? '', { cause: error }) : error;
}
