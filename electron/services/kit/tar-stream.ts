import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, read as readFd, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { VoidferryError } from '../../shared/error.ts';
import type { ReleaseFile } from '../../shared/kit.ts';
import { fileError } from '../file-error.ts';
import { type HashOptions, READ_SIZE } from './hash-file.ts';
import { BLOCK, padding, tarHeader } from './tar-header.ts';

/** Bytes of a file that is read at once: for each of thousands of small ones, waiting for another thread would take far longer. */
const SMALL = 1 << 16;

/** One file of a tar. */
export interface TarSource {
  /** Its path inside the tar. */
  readonly path: string;
  readonly mode: number;
  /** A file's path, or its bytes. */
  readonly from: string | Uint8Array;
}

export interface TarOptions extends HashOptions {
  /** Modification time of every entry, seconds since the epoch. */
  readonly epochSeconds: number;
}

/**
 * The bytes of a tar holding the sources in the order given; what went in is appended to `files`.
 * @throws VoidferryError `kit/source-changed` when a file grows or shrinks meanwhile; `job/file-missing` | `job/not-permitted`.
 */
export async function* tarBytes(
  sources: readonly TarSource[],
  options: TarOptions,
  files: ReleaseFile[],
): AsyncGenerator<Uint8Array> {
  for (const source of sources) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of entryBytes(source, options)) {
      if (chunk.isBody) {
        hash.update(chunk.data);
        bytes += chunk.data.length;
        options.onBytes?.(chunk.data.length);
      }
      yield chunk.data;
    }
    yield padding(bytes);
    const mode = source.mode.toString(8).padStart(4, '0');
    files.push({ mode, bytes, sha256: hash.digest('hex'), path: source.path });
  }
  yield Buffer.alloc(2 * BLOCK);
}

interface Chunk {
  readonly isBody: boolean;
  readonly data: Uint8Array;
}

async function* entryBytes({ path, mode, from }: TarSource, options: TarOptions): AsyncGenerator<Chunk> {
  const header = (bytes: number): Chunk => ({
    isBody: false,
    data: tarHeader({ path, mode, bytes, epochSeconds: options.epochSeconds }),
  });
  if (typeof from !== 'string') {
    yield header(from.length);
    yield { isBody: true, data: from };
    return;
  }
  const file = openFile(from);
  try {
    const { size } = fstatSync(file);
    yield header(size);
    let taken = 0;
    for (;;) {
      options.signal?.throwIfAborted();
      const room = Math.min(size - taken + 1, READ_SIZE);
      const buffer = Buffer.allocUnsafe(room);
      const bytesRead =
        size <= SMALL
          ? readSync(file, buffer, 0, room, null)
          : (await readPiece(file, buffer, 0, room, null)).bytesRead;
      if (bytesRead === 0) break;
      taken += bytesRead;
      if (taken > size) break;
      yield { isBody: true, data: buffer.subarray(0, bytesRead) };
    }
    if (taken !== size) throw new VoidferryError('kit/source-changed', { file: from });
  } finally {
    closeSync(file);
  }
}

const readPiece = promisify(readFd);

function openFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw fileError(error, path);
  }
}
