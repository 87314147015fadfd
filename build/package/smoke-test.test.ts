import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { missingOf } from '../tools/install-tools.ts';
import { packageName } from './package-name.ts';
import { passedLine, smokeTest } from './smoke-test.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-smoke-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** A package whose program is a script. */
async function packageOf(script: string): Promise<string> {
  await mkdir(join(dir, 'top'));
  await writeFile(join(dir, 'top/voidferry'), `#!/bin/sh\n${script}\n`);
  await chmod(join(dir, 'top/voidferry'), 0o755);
  await run('tar', ['-czf', join(dir, 'a.tar.gz'), '-C', dir, 'top']);
  return join(dir, 'a.tar.gz');
}

test('the packaged program is started as a user who is not root, with a home of its own', async (context) => {
  if ((await missingOf(['Xvfb', 'xauth'])).length > 0) context.skip('no Xvfb or xauth on this machine');
  const says = `echo "{\\"smokeTest\\":\\"passed\\",\\"uid\\":$(id -u),\\"arg\\":\\"$1\\"}"`;
  const line = await smokeTest(await packageOf(`touch "$HOME/a" && test -n "$DISPLAY" && ${says}`), 'top');
  const { uid, arg } = JSON.parse(line) as { uid: number; arg: string };
  expect(uid).not.toBe(0);
  expect(arg).toBe('--smoke-test');
});

test('a program that fails, and one that ends with 0 without having tested, are no success', async (context) => {
  if ((await missingOf(['Xvfb', 'xauth'])).length > 0) context.skip('no Xvfb or xauth on this machine');
  await expect(smokeTest(await packageOf('exit 1'), 'top')).rejects.toMatchObject({ code: 'job/tool-failed' });
  expect(() => passedLine('')).toThrow(/did not say/);
  expect(() => passedLine('{"smokeTest":"failed"}\n')).toThrow(/did not say/);
});

test('a package from the test runtime is told by its name', () => {
  expect(packageName('0.1.0', 'x64', 'test')).toBe('voidferry-0.1.0-linux-x64-testruntime');
  expect(packageName('0.1.0', 'arm64', 'official')).toBe('voidferry-0.1.0-linux-arm64');
});
