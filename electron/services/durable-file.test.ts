import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile, writeDurably, writeNewFile } from './durable-file.ts';
import { createJournal } from './journal.ts';
import { run } from './process.ts';
import { readIfThere, readText } from './read-file.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-durable-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('a file is written whole, replaced whole, and new only where there is none', async () => {
  const path = join(dir, 'a');
  await writeNewFile(path, 'one', 0o600);
  await expect(writeNewFile(path, 'two', 0o600)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readText(path)).toBe('one');
  await writeDurably(path, 'two');
  expect(await readFile(path, 'utf8')).toBe('two');
  await expect(
    replaceFile(path, async (temporary) => {
      await writeFile(temporary, 'half');
      throw new Error('stopped');
    }),
  ).rejects.toThrow('stopped');
  expect(await readText(path)).toBe('two');
  expect(await readdir(dir)).toEqual(['a']);
});

test('refusals of the file system are errors of ours, each with its facts', async () => {
  await mkdir(join(dir, 'folder'));
  await symlink('loop', join(dir, 'loop'));
  const cases = [
    ['nothing', 'job/file-missing'],
    ['folder', 'job/file-unusable'],
    ['loop', 'job/file-unusable'],
    ['x'.repeat(300), 'job/file-unusable'],
  ] as const;
  for (const [name, code] of cases)
    await expect(readText(join(dir, name)), name).rejects.toMatchObject({ code, data: { path: join(dir, name) } });
  expect(await readIfThere(join(dir, 'nothing'))).toBeNull();
  await expect(readIfThere(join(dir, 'folder'))).rejects.toMatchObject({ code: 'job/file-unusable' });
});

test('a full disk says so, with what is free, and keeps what was there', async (context) => {
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', dir], { expect: [0, 1, 32] }).catch(
    () => null,
  );
  if (mounted?.code !== 0) return context.skip('a small file system needs mount (root)');
  try {
    const journal = createJournal(dir);
    const event = { jobId: 'job-1', seq: 0, at: 0, kind: 'log', text: 'begun' } as const;
    journal.append(event);
    await writeDurably(join(dir, 'ledger'), 'whole');
    await writeFile(join(dir, 'filler'), Buffer.alloc(64 << 10)).catch(() => {});
    const noSpace = { code: 'job/no-space', exitCode: 28, data: { needed: '?', free: 0 } };
    await expect(writeDurably(join(dir, 'ledger'), 'x'.repeat(9000))).rejects.toMatchObject(noSpace);
    await expect(writeNewFile(join(dir, 'receipt'), 'x'.repeat(9000), 0o600)).rejects.toMatchObject(noSpace);
    expect(() => journal.append({ ...event, seq: 1, text: 'x'.repeat(9000) })).toThrow('job/no-space');
    expect(await readText(join(dir, 'ledger'))).toBe('whole');
    expect((await readdir(dir)).sort()).toEqual(['filler', 'jobs', 'ledger']);
  } finally {
    await run('umount', ['-l', dir]);
  }
});
