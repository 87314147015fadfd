import { expect, test } from 'vitest';
import { type ByteSource, ElfProblem } from '../../../electron/core/go/elf/byte-source.ts';
import { readGoBinary } from '../../../electron/core/go/elf/read-go-binary.ts';
import { makeElf } from './made-elf.ts';

const MUTATIONS = 10_000;
const seed = 0x5eed;

const samples = (['sysv', 'gnu'] as const).flatMap((hash) =>
  ([32, 64] as const).map((bits) =>
    makeElf({
      bits,
      hash,
      interpreter: '/lib/ld.so',
      needed: ['libc.so.6'],
      runPath: '/lib:/usr/lib',
      versions: ['GLIBC_2.34', 'GLIBC_2.2.5'],
      symbols: { 'go:link.pkghashbytes.internal/abi': Buffer.alloc(8, 7), 'example.com/p.Run': Buffer.alloc(4) },
      buildInfo: { version: 'go1.26.3', lines: 'path\texample.com/p\nbuild\t-buildmode=plugin\n' },
    }),
  ),
);

/** The same numbers every time (https://en.wikipedia.org/wiki/Xorshift), so that what fails once can be seen again. */
function numbers(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A few bytes changed, an extreme number put somewhere, or the end cut off: what breaks readers of lengths and offsets. */
function mutate(sample: Buffer, next: (below: number) => number): Buffer {
  const bytes = Buffer.from(sample);
  for (let changes = 1 + next(4); changes > 0; changes--) {
    const at = next(bytes.length - 8);
    const kind = next(4);
    if (kind === 0) bytes.writeUInt8(next(256), at);
    else if (kind === 1) bytes.writeUInt32LE([0, 1, 0xffffffff, 0x7fffffff, bytes.length][next(5)] ?? 0, at);
    else if (kind === 2) bytes.writeBigUInt64LE([0n, 2n ** 63n, 2n ** 64n - 1n, 2n ** 40n][next(4)] ?? 0n, at);
    else bytes.writeUInt16LE(0xffff, at);
  }
  return next(5) === 0 ? bytes.subarray(0, next(bytes.length)) : bytes;
}

test(`${MUTATIONS} broken files: each is read or refused in words, quickly, and with no more memory than it has bytes`, () => {
  const next = numbers(seed);
  let refused = 0;
  let slowestMs = 0;
  for (let index = 0; index < MUTATIONS; index++) {
    const bytes = mutate(samples[index % samples.length] ?? Buffer.alloc(0), next);
    let largest = 0;
    let total = 0;
    const source: ByteSource = {
      size: bytes.length,
      read(offset, length) {
        largest = Math.max(largest, length);
        total += length;
        return bytes.subarray(offset, offset + length);
      },
    };
    const startedAt = performance.now();
    try {
      readGoBinary(source);
    } catch (error) {
      if (!(error instanceof ElfProblem)) throw new Error(`mutation ${index} of seed ${seed}`, { cause: error });
      refused++;
    }
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    expect(largest, `mutation ${index}`).toBeLessThanOrEqual(Math.max(bytes.length, 1 << 20) + 16);
    expect(total, `mutation ${index}`).toBeLessThan(64 << 20);
  }
  expect(refused).toBeGreaterThan(MUTATIONS / 10);
  expect(refused).toBeLessThan(MUTATIONS);
  expect(slowestMs).toBeLessThan(1_000);
});
