import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { BLOCK_BYTES, DirectReadRefused, hashBlocks, readBlocks } from './read-blocks.ts';

async function workDir(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'voidferry-blocks-'));
  context.onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

test('every length, aligned or not, read past the cache and through it', async (context) => {
  const directory = await workDir(context);
  for (const bytes of [0, 1, 511, 4096, 4097, BLOCK_BYTES, BLOCK_BYTES + 1, 2 * BLOCK_BYTES, 9 * (1 << 20) + 3]) {
    const path = join(directory, String(bytes));
    const content = randomBytes(bytes);
    await writeFile(path, content);
    for (const how of ['direct', 'cached'] as const) {
      let counted = 0;
      const read = hashBlocks(readBlocks(path, how), (amount) => {
        counted += amount;
      });
      const refused = (error: unknown) => {
        if (error instanceof DirectReadRefused) return context.skip(`the temporary directory refuses ${error.message}`);
        throw error;
      };
      expect(await read.catch(refused)).toEqual({ sha256: sha256(content), bytes });
      expect(counted).toBe(bytes);
    }
  }
});

test('readers at the same time do not share a buffer', async (context) => {
  const directory = await workDir(context);
  const files = await Promise.all(
    [1, 2, 3].map(async (number) => {
      const content = randomBytes(6 << 20);
      await writeFile(join(directory, `${number}`), content);
      return { path: join(directory, `${number}`), sha256: sha256(content) };
    }),
  );
  const read = await Promise.all(files.map((file) => hashBlocks(readBlocks(file.path, 'cached'))));
  expect(read.map((result) => result.sha256)).toEqual(files.map((file) => file.sha256));
});

test('a link is not followed, and a file system that refuses O_DIRECT is heard', async (context) => {
  const directory = await workDir(context);
  await writeFile(join(directory, 'file'), 'x');
  await symlink('file', join(directory, 'link'));
  await expect(hashBlocks(readBlocks(join(directory, 'link'), 'cached'))).rejects.toThrow('ELOOP');
  await expect(hashBlocks(readBlocks('/proc/self/mountinfo', 'direct'))).rejects.toThrow(DirectReadRefused);
});

test('stops when cancelled, also in the middle', async (context) => {
  const directory = await workDir(context);
  const path = join(directory, 'file');
  await writeFile(path, Buffer.alloc(5 * BLOCK_BYTES));
  const abort = new AbortController();
  let counted = 0;
  const reading = hashBlocks(readBlocks(path, 'cached', abort.signal), (bytes) => {
    counted += bytes;
    if (counted === 2 * BLOCK_BYTES) abort.abort();
  });
  await expect(reading).rejects.toThrow('aborted');
  expect(counted).toBe(2 * BLOCK_BYTES);
});
