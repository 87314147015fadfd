import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { VoidferryError } from '../../shared/error.ts';
import type { ReleaseFile } from '../../shared/kit.ts';
import { fileError } from '../file-error.ts';
import { MEMBER_HEADER_BYTES, memberSize } from './gzip-members.ts';
import { PIECE_BYTES } from './piece-ring.ts';
import { padding, tarHeader } from './tar-header.ts';

const gunzipMember = promisify(gunzip);
/** Members that are decompressed ahead of the reader. */
const AHEAD = 4;
/** A buffer that a whole member does not fill: zlib gives itself a second one where the first ends with the data. */
const OUTPUT_BYTES = PIECE_BYTES + 64;

interface Member {
  readonly at: number;
  readonly bytes: number;
}

/** The files of a release, out of its archive and in any order, without unpacking what lies between them. */
export interface ReleaseReader {
  /**
   * The bytes of one file. They are as the archive has them: the caller checks their hash against FILES.
   * @throws VoidferryError `kit/archive-unsafe` when the archive is damaged or too short; the abort error when cancelled.
   */
  read(file: ReleaseFile, signal?: AbortSignal): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens a release's tar.gz as `writeTarGz` makes it: where each file lies follows from FILES, and the members name their sizes.
 * @param files every file of the archive, in its order.
 * @throws VoidferryError `kit/archive-unsafe` when it is no such archive; `job/file-missing` | `job/not-permitted`.
 */
export async function openRelease(path: string, files: readonly ReleaseFile[]): Promise<ReleaseReader> {
  const archive = await open(path, 'r').catch((error: unknown) => {
    throw fileError(error, path);
  });
  const damaged = (entry: string, reason: string) =>
    new VoidferryError('kit/archive-unsafe', { file: path, entry, reason });
  try {
    const members = await findMembers(archive, damaged);
    const starts = startsOf(files);
    const buffers = spareBuffers();
    return {
      async *read(file, signal) {
        const start = starts.get(file.path);
        if (start === undefined) throw damaged(file.path, 'it is not in FILES');
        yield* readRange({ archive, members, buffers, damaged }, start, file, signal);
      },
      close: () => archive.close(),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** Takes and gives back memory for compressed members. Fresh buffers for each would keep the garbage collector at work all the time. */
interface SpareBuffers {
  take(bytes: number): Buffer;
  giveBack(buffer: Buffer): void;
}

function spareBuffers(): SpareBuffers {
  const spare: Buffer[] = [];
  return {
    take(bytes) {
      const buffer = spare.pop();
      return buffer !== undefined && buffer.length >= bytes
        ? buffer
        : Buffer.allocUnsafeSlow(Math.max(bytes, OUTPUT_BYTES));
    },
    giveBack(buffer) {
      spare.push(buffer);
    },
  };
}

type Damaged = (entry: string, reason: string) => VoidferryError;

async function findMembers(archive: FileHandle, damaged: Damaged): Promise<Member[]> {
  const end = (await archive.stat()).size;
  const members: Member[] = [];
  const header = Buffer.alloc(MEMBER_HEADER_BYTES);
  for (let at = 0; at < end; ) {
    const { bytesRead } = await archive.read(header, 0, header.length, at);
    const bytes = memberSize(header.subarray(0, bytesRead));
    if (bytes === null || at + bytes > end) throw damaged('-', `no gzip member with its size at offset ${at}`);
    members.push({ at, bytes });
    at += bytes;
  }
  return members;
}

/** Where each file's bytes begin in the unpacked tar. */
function startsOf(files: readonly ReleaseFile[]): Map<string, number> {
  const starts = new Map<string, number>();
  let at = 0;
  for (const { path, mode, bytes } of files) {
    at += tarHeader({ path, mode: Number.parseInt(mode, 8), bytes, epochSeconds: 0 }).length;
    starts.set(path, at);
    at += bytes + padding(bytes).length;
  }
  return starts;
}

interface Archive {
  readonly archive: FileHandle;
  readonly members: readonly Member[];
  readonly buffers: SpareBuffers;
  readonly damaged: Damaged;
}

async function* readRange(
  from: Archive,
  start: number,
  file: ReleaseFile,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const end = start + file.bytes;
  const last = Math.ceil(end / PIECE_BYTES);
  const unpack = (index: number) => {
    const unpacked = unpackMember(from, index, file.path);
    unpacked.catch(() => {});
    return unpacked;
  };
  const ahead: Promise<Buffer>[] = [];
  let next = Math.floor(start / PIECE_BYTES);
  for (let index = next; index < last; index++) {
    signal?.throwIfAborted();
    while (next < last && ahead.length < AHEAD) ahead.push(unpack(next++));
    const bytes = await ahead.shift();
    const offset = index * PIECE_BYTES;
    const part = bytes?.subarray(Math.max(0, start - offset), Math.min(PIECE_BYTES, end - offset));
    if (part === undefined || offset + part.length + Math.max(0, start - offset) < Math.min(end, offset + PIECE_BYTES))
      throw from.damaged(file.path, 'the archive ends before the file does');
    yield part;
  }
}

async function unpackMember(
  { archive, members, buffers, damaged }: Archive,
  index: number,
  path: string,
): Promise<Buffer> {
  const member = members[index];
  if (member === undefined) throw damaged(path, 'the archive ends before the file does');
  const buffer = buffers.take(member.bytes);
  const compressed = buffer.subarray(0, member.bytes);
  try {
    await archive.read(compressed, 0, member.bytes, member.at);
    return await gunzipMember(compressed, { maxOutputLength: PIECE_BYTES, chunkSize: OUTPUT_BYTES }).catch((error) => {
      throw damaged(path, error.message);
    });
  } finally {
    buffers.giveBack(buffer);
  }
}
