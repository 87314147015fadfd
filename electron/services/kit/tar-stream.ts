import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, read as readFd, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { VoidferryError } from '../../shared/error.ts';
import type { ReleaseFile } from '../../shared/kit.ts';
import { fileError } from '../file-error.ts';
import type { HashOptions } from './hash-file.ts';
import { PieceRing } from './piece-ring.ts';
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
 * The bytes of a tar holding the sources in the order given, cut into pieces of `PIECE_BYTES` that come round (see `PieceRing`); what
 * went in is appended to `files`.
 * @throws VoidferryError `kit/source-changed` when a file grows or shrinks meanwhile; `job/file-missing` | `job/not-permitted`.
 */
export async function* tarPieces(
  sources: readonly TarSource[],
  options: TarOptions,
  files: ReleaseFile[],
): AsyncGenerator<Uint8Array> {
  const ring = new PieceRing();
  const small = Buffer.allocUnsafeSlow(SMALL + 1);
  for (const { path, mode, from } of sources) {
    const header = (bytes: number): Buffer => tarHeader({ path, mode, bytes, epochSeconds: options.epochSeconds });
    const whole = typeof from === 'string' ? readSmall(from, small) : from;
    let body: Body;
    if (whole === null) {
      body = yield* largeFile(from as string, { ring, header, options });
    } else {
      options.signal?.throwIfAborted();
      yield* ring.put(header(whole.length));
      yield* ring.put(whole);
      options.onBytes?.(whole.length);
      body = { bytes: whole.length, sha256: hash('sha256', whole) };
    }
    yield* ring.put(padding(body.bytes));
    files.push({ mode: mode.toString(8).padStart(4, '0'), ...body, path });
  }
  yield* ring.put(Buffer.alloc(2 * BLOCK));
  if (ring.rest.length > 0) yield ring.rest;
}

interface Body {
  readonly bytes: number;
  readonly sha256: string;
}

/** The bytes of a small file, which stand in `buffer`; null of a larger one. */
function readSmall(path: string, buffer: Buffer): Uint8Array | null {
  const file = openFile(path);
  try {
    const { size } = fstatSync(file);
    if (size > SMALL) return null;
    const bytes = readSync(file, buffer, 0, size + 1, null);
    if (bytes !== size) throw new VoidferryError('kit/source-changed', { file: path });
    return buffer.subarray(0, bytes);
  } finally {
    closeSync(file);
  }
}

interface Entry {
  readonly ring: PieceRing;
  /** The header of an entry of so many bytes. */
  header(bytes: number): Buffer;
  readonly options: HashOptions;
}

/** Puts a file's header and body into the ring as it is read. */
async function* largeFile(path: string, { ring, header, options }: Entry): AsyncGenerator<Uint8Array, Body> {
  const file = openFile(path);
  try {
    const { size } = fstatSync(file);
    const hash = createHash('sha256');
    yield* ring.put(header(size));
    for (let left = size; left > 0; ) {
      options.signal?.throwIfAborted();
      const room = ring.room.subarray(0, left);
      const { bytesRead } = await readPiece(file, room, 0, room.length, null);
      if (bytesRead === 0) throw new VoidferryError('kit/source-changed', { file: path });
      hash.update(room.subarray(0, bytesRead));
      options.onBytes?.(bytesRead);
      left -= bytesRead;
      const whole = ring.took(bytesRead);
      if (whole !== null) yield whole;
    }
    if (fstatSync(file).size !== size) throw new VoidferryError('kit/source-changed', { file: path });
    return { bytes: size, sha256: hash.digest('hex') };
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
