import { createHash, randomFillSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashFile, READ_SIZE } from './hash-file.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-hash-'));
});
afterAll(() => rm(dir, { recursive: true }));

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

test('a file of any size is hashed whole, in pieces no larger than agreed', async () => {
  for (const size of [0, 1, 4095, 4096, 4097, READ_SIZE - 1, READ_SIZE, READ_SIZE + 1, 3 * READ_SIZE + 7]) {
    const content = randomFillSync(Buffer.alloc(size));
    const path = join(dir, `of-${size}`);
    await writeFile(path, content);
    const pieces: number[] = [];
    const onBytes = (bytes: number) => pieces.push(bytes);
    await expect(hashFile(path, { onBytes })).resolves.toEqual({ sha256: sha256(content), bytes: size });
    expect(pieces.reduce((sum, bytes) => sum + bytes, 0)).toBe(size);
    expect(Math.max(0, ...pieces)).toBeLessThanOrEqual(READ_SIZE);
  }
});

test('a file whose size the system does not tell is hashed whole', async () => {
  const { bytes } = await hashFile('/proc/self/maps');
  expect(bytes).toBeGreaterThan(4096);
});
