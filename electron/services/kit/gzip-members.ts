import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PIECE_BYTES, PIECES } from './piece-ring.ts';

const LEVEL = 6;
/** More than the four threads of libuv's pool would only hold memory, and more than `PIECES` their input does not allow. */
const IN_FLIGHT = Math.min(PIECES, availableParallelism() + 1);
const HEADER_BYTES = 10;
const FLAGS_FIELD = 3;
const FLAG_EXTRA = 4;
const OS_FIELD = 9;
const OS_UNKNOWN = 255;
/** The extra field (RFC 1952 §2.3.1.1): its length, then subfield `VF` of four bytes, the compressed size of the whole member. */
const EXTRA = Buffer.from([8, 0, 0x56, 0x46, 4, 0, 0, 0, 0, 0]);
const SIZE_AT = HEADER_BYTES + EXTRA.length - 4;
/** Bytes of a member's start that `memberSize` needs. */
export const MEMBER_HEADER_BYTES = HEADER_BYTES + EXTRA.length;

const gzipMember = promisify(gzip);

/**
 * Compresses each piece of a `PieceRing` to a gzip member, one after the other (RFC 1952 §2.2), several at a time over zlib's thread
 * pool, without name or time; the operating system is written as unknown, so that the same input gives the same bytes on each.
 * `gzip -dc`, busybox and `tar xzf` read the result. Each member names its compressed size, so that a reader can go straight to the
 * one it needs.
 */
export async function* gzipMembers(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const running: Promise<Buffer>[] = [];
  for await (const piece of pieces) {
    const compressed = compress(piece);
    compressed.catch(() => {});
    running.push(compressed);
    if (running.length >= IN_FLIGHT) yield* await oldest(running);
  }
  while (running.length > 0) yield* await oldest(running);
}

async function oldest(running: Promise<Buffer>[]): Promise<Buffer[]> {
  const first = running.shift();
  return first === undefined ? [] : [await first];
}

async function compress(piece: Uint8Array): Promise<Buffer> {
  const compressed = await gzipMember(piece, { level: LEVEL, chunkSize: PIECE_BYTES });
  compressed[FLAGS_FIELD] = FLAG_EXTRA;
  compressed[OS_FIELD] = OS_UNKNOWN;
  const whole = Buffer.concat([compressed.subarray(0, HEADER_BYTES), EXTRA, compressed.subarray(HEADER_BYTES)]);
  whole.writeUInt32LE(whole.length, SIZE_AT);
  return whole;
}

/** Compressed bytes of the member that starts with `header`, or null where it is none of ours. */
export function memberSize(header: Buffer): number | null {
  if (header.length < MEMBER_HEADER_BYTES || header.readUInt16BE(0) !== 0x1f8b) return null;
  if (header[FLAGS_FIELD] !== FLAG_EXTRA) return null;
  if (!header.subarray(HEADER_BYTES, SIZE_AT).equals(EXTRA.subarray(0, EXTRA.length - 4))) return null;
  const size = header.readUInt32LE(SIZE_AT);
  return size > MEMBER_HEADER_BYTES ? size : null;
}
