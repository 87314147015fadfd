import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { copyFile } from './copy-file.ts';
import { locate } from './identify.ts';

async function bench(context: TestContext, bytes: number) {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'voidferry-copy-')));
  context.onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const content = randomBytes(bytes);
  const from = join(directory, 'source');
  await writeFile(from, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const copy = { from, to: join(directory, 'copy'), name: 'file', sha256 };
  return { directory, content, copy, medium: await locate(directory) };
}

test('copies every length and counts each byte after it was flushed', async (context) => {
  for (const bytes of [0, 1, 4 << 20, (16 << 20) + 1, 41 << 20]) {
    const { content, copy, medium } = await bench(context, bytes);
    let counted = 0;
    let calls = 0;
    const onBytes = (amount: number) => {
      counted += amount;
      calls++;
    };
    await copyFile(copy, medium, bytes, { onBytes });
    expect(content.equals(await readFile(copy.to))).toBe(true);
    expect(counted).toBe(bytes);
    expect(calls).toBeGreaterThanOrEqual(Math.ceil(bytes / (16 << 20)));
  }
});

test('a source that is not what was signed, or a link, leaves nothing', async (context) => {
  const { directory, copy, medium } = await bench(context, 5 << 20);
  const wrong = copyFile({ ...copy, sha256: '0'.repeat(64) }, medium, 1);
  await expect(wrong).rejects.toMatchObject({ code: 'kit/source-changed', data: { file: 'file' } });
  await symlink('source', join(directory, 'link'));
  const linked = copyFile({ ...copy, from: join(directory, 'link') }, medium, 1);
  await expect(linked).rejects.toMatchObject({ code: 'kit/source-changed' });
  expect((await readdir(directory)).sort()).toEqual(['link', 'source']);
});

test('cancelled between two flushes it leaves nothing', async (context) => {
  const { directory, copy, medium } = await bench(context, 40 << 20);
  const abort = new AbortController();
  const copying = copyFile(copy, medium, 1, { signal: abort.signal, onBytes: () => abort.abort() });
  await expect(copying).rejects.toThrow('aborted');
  expect(await readdir(directory)).toEqual(['source']);
});
