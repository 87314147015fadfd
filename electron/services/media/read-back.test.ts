import { createHash, randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { run, start } from '../process.ts';
import { evictFile } from './evict.ts';
import { locate } from './identify.ts';
import { readBack } from './read-back.ts';

async function workDir(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'voidferry-back-'));
  context.onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function randomFile(directory: string, bytes: number) {
  const content = randomBytes(bytes);
  const at = join(directory, 'file');
  await writeFile(at, content);
  return { path: 'file', at, bytes, sha256: createHash('sha256').update(content).digest('hex') };
}

test('where no method reads past the cache, a file is read as any program reads it: wrong stays wrong', async (context) => {
  const directory = await workDir(context);
  const mounted = await run('mount', ['-t', 'ramfs', 'none', directory], { expect: [0, 1, 32] }).catch(() => null);
  if (mounted?.code !== 0) return context.skip('a file system that refuses O_DIRECT needs mount (root)');
  try {
    const file = await randomFile(directory, 1 << 20);
    const under = { device: null, bottomDevices: [] };
    expect(await readBack(file, under)).toMatchObject({ state: 'unchecked', method: 'none', deviceBytes: 0 });
    const wrong = await readBack({ ...file, sha256: '0'.repeat(64) }, under);
    expect(wrong).toMatchObject({ state: 'failed', actual: file.sha256, deviceBytes: 0 });
  } finally {
    await run('umount', ['-l', directory]);
  }
});

test('a device that read nothing proves nothing, whatever the hash says', async (context) => {
  const file = await randomFile(await workDir(context), 1 << 20);
  const check = await readBack(file, { device: null, bottomDevices: [] });
  expect(check.state).toBe('unchecked');
  expect(check.reason).toContain('device read 0 of 1048576 B');
});

test('a wrong hash fails even where no device is known', async (context) => {
  const file = await randomFile(await workDir(context), 1 << 20);
  const check = await readBack({ ...file, sha256: '0'.repeat(64) }, { device: null, bottomDevices: [] });
  expect(check).toMatchObject({ state: 'failed', actual: file.sha256, offset: null });
});

test('an empty file on a real disk is read back', async (context) => {
  const directory = await workDir(context);
  const under = await locate(directory);
  if (under.device === null) context.skip(`${directory} is on ${under.fsType}, which shows no block device`);
  expect((await readBack(await randomFile(directory, 0), under)).state).toBe('ok');
});

test('each byte is counted once, however often the file is read', async (context) => {
  const file = await randomFile(await workDir(context), 9 << 20);
  let counted = 0;
  const onBytes = (bytes: number) => {
    counted += bytes;
  };
  await readBack(file, { device: null, bottomDevices: [] }, { onBytes });
  expect(counted).toBe(file.bytes);
});

test('a file that a program has mapped is not called evicted', async (context) => {
  const directory = await workDir(context);
  if ((await locate(directory)).device === null) context.skip(`${directory} is on no block device`);
  const program = join(directory, 'sleep');
  await copyFile((await stat('/usr/bin/sleep').catch(() => null)) ? '/usr/bin/sleep' : '/bin/sleep', program);
  expect(await evictFile(program)).toBeNull();
  const running = start(program, ['60']);
  context.onTestFinished(async () => {
    running.kill('SIGKILL');
    await running.exited;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await evictFile(program)).toContain('resident');
});
