import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Input bytes of one gzip member. Part of the format: another size gives other bytes. */
const MEMBER_BYTES = 1 << 20;
const LEVEL = 6;
/** More than the four threads of libuv's pool would only hold memory. */
const IN_FLIGHT = Math.min(4, availableParallelism()) + 1;
const OS_FIELD = 9;
const OS_UNKNOWN = 255;

const gzipMember = promisify(gzip);

/**
 * Compresses a stream as concatenated gzip members (RFC 1952 §2.2), several at a time over zlib's thread pool, without name or time;
 * the operating system is written as unknown, so that the same input gives the same bytes on each. `gzip -dc`, busybox and
 * `tar xzf` read the result.
 */
export async function* gzipMembers(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const running: Promise<Buffer>[] = [];
  for await (const member of pieces(input)) {
    const compressed = compress(member);
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

async function compress(member: Uint8Array): Promise<Buffer> {
  const compressed = await gzipMember(member, { level: LEVEL });
  compressed[OS_FIELD] = OS_UNKNOWN;
  return compressed;
}

/** Cuts a stream into pieces of `MEMBER_BYTES`; the last may be shorter. */
async function* pieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = Buffer.allocUnsafeSlow(MEMBER_BYTES);
  let filled = 0;
  for await (const chunk of input) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + MEMBER_BYTES - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < MEMBER_BYTES) continue;
      yield piece;
      piece = Buffer.allocUnsafeSlow(MEMBER_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
