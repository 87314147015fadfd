import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './file-lock.ts';
import { run } from './process.ts';

let dir = '';
let lock = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-lock-'));
  lock = join(dir, 'lock');
});
afterEach(() => rm(dir, { recursive: true }));

test('one holder at a time, also within one process', async () => {
  let holders = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withFileLock(lock, Date.now, async () => {
        most = Math.max(most, ++holders);
        await new Promise((resolve) => setTimeout(resolve, 2));
        holders--;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(await readdir(dir)).toEqual([]);
});

test('the lock is released when the body throws', async () => {
  await expect(withFileLock(lock, Date.now, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await withFileLock(lock, Date.now, async () => {});
});

test('the lock of a process that is gone is taken over by exactly one at a time', async () => {
  const { stdout } = await run('sh', ['-c', 'echo $$']);
  await writeFile(lock, `${stdout.trim()} 12345`);
  let holders = 0;
  await Promise.all(
    Array.from({ length: 10 }, () =>
      withFileLock(lock, Date.now, async () => {
        expect(++holders).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 2));
        holders--;
      }),
    ),
  );
  expect(await readdir(dir)).toEqual([]);
});

test('a process id that was given to another process since is not the holder', async () => {
  await writeFile(lock, `${process.pid} 1`);
  await withFileLock(lock, Date.now, async () => {});
});

test('a lock that is held too long is named with its holder', async () => {
  await withFileLock(lock, Date.now, async () => {
    let time = 0;
    const now = () => (time += 5_000);
    await expect(withFileLock(lock, now, async () => {})).rejects.toMatchObject({
      code: 'custody/locked',
      exitCode: 75,
      data: { path: lock, holder: String(process.pid) },
    });
  });
});
