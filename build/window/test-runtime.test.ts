import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { testRuntime } from './test-runtime.ts';

const path = process.env['PATH'];
let dir = '';
let cache = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-runtime-'));
  cache = join(dir, 'cache');
  await mkdir(cache);
});
afterEach(async () => {
  process.env['PATH'] = path;
  await rm(dir, { recursive: true });
});

/** Puts another `npm` first on PATH. */
async function withNpm(script: string): Promise<void> {
  await writeFile(join(dir, 'npm'), `#!/bin/sh\n${script}\n`);
  await chmod(join(dir, 'npm'), 0o755);
  process.env['PATH'] = `${dir}:${path}`;
}

test('a package that holds anything else than what is pinned is refused, and nothing of it stays', async () => {
  await mkdir(join(dir, 'package'));
  await writeFile(join(dir, 'package/payload.tar.gz'), 'another payload');
  await run('tar', ['-czf', join(dir, 'other.tgz'), '-C', dir, 'package']);
  await withNpm(`cp ${dir}/other.tgz hvir-linux-x64-0.1.5.tgz`);
  await expect(testRuntime(cache, () => {})).rejects.toThrow(/as pinned: it is not used/);
  expect(await readdir(cache)).toEqual([]);
});

test('a registry that cannot be reached leaves nothing behind', async () => {
  await withNpm('echo half > hvir-linux-x64-0.1.5.tgz; echo "npm error network" >&2; exit 1');
  await expect(testRuntime(cache, () => {})).rejects.toMatchObject({ code: 'job/tool-failed' });
  expect(await readdir(cache)).toEqual([]);
});

test('what is in the cache is used as it is, without a word', async () => {
  await withNpm('exit 1');
  const home = join(cache, 'electron-43.2.0-test');
  await mkdir(home);
  const said: string[] = [];
  expect(await testRuntime(cache, (line) => said.push(line))).toBe(join(home, 'electron'));
  expect(said).toEqual([]);
});
