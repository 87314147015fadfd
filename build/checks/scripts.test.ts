import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, type TestContext, test } from 'vitest';
import { missingOf } from '../tools/install-tools.ts';
import { asciiFindings, checkScripts } from './scripts.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-scripts-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function findings(path: string, text: string, context: TestContext) {
  if ((await missingOf(['shellcheck'])).length > 0) context.skip('no shellcheck on this machine');
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), text);
  return checkScripts(dir);
}

test('what POSIX sh lacks is a finding in scripts of the host, whatever they are called', async (context) => {
  expect(await findings('resources/host/voidferry-host', '#!/bin/sh\n[[ -n $1 ]]\n', context)).toEqual([
    { file: 'resources/host/voidferry-host', line: 2, problem: expect.stringContaining('SC3010') },
  ]);
});

test('a script for bash is read as one', async (context) => {
  expect(await findings('.ci/run', '#!/bin/bash\n[[ -n "$1" ]]\n', context)).toEqual([]);
});

test('a clean script has no findings', async (context) => {
  expect(await findings('resources/host/install.sh', '#!/bin/sh\nset -eu\nprintf "%s\\n" "$1"\n', context)).toEqual([]);
});

test('the parts of a script are checked as the one that they make', async (context) => {
  const problem = expect.stringContaining('SC2154');
  await findings('resources/host/a.d/10-first', '#!/bin/sh\nname=a\n', context);
  expect(await findings('resources/host/a.d/20-second', 'echo "$name"\necho "$other"\n', context)).toEqual([
    { file: 'resources/host/a.d/20-second', line: 2, problem },
  ]);
});

test('a character that is not ASCII is a finding', () => {
  expect(asciiFindings({ path: 'a.sh', text: 'echo ok\necho ✓\n' }).map(({ line }) => line)).toEqual([2]);
});
