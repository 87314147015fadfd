import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { electronFuses, wrongFuses } from './fuses.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-fuses-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** A program that holds nothing but fuses: `1` on, `0` off, in the order of Electron's own list. */
async function program(states: string): Promise<string> {
  const path = join(dir, 'program');
  const head = Buffer.from([1, states.length]);
  await writeFile(path, Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), head, Buffer.from(states)]));
  return path;
}

test('fuses that are as they must be are no finding', async () => {
  expect(await wrongFuses(await program('000001000'))).toEqual([]);
});

test.each([
  ['100001000', 'fuse RunAsNode must be off, and is enable'],
  ['001001000', 'fuse EnableNodeOptionsEnvironmentVariable must be off, and is enable'],
  ['000101000', 'fuse EnableNodeCliInspectArguments must be off, and is enable'],
  ['000000000', 'fuse OnlyLoadAppFromAsar must be on, and is disable'],
  ['000001010', 'fuse GrantFileProtocolExtraPrivileges must be off, and is enable'],
  ['00000r000', 'fuse OnlyLoadAppFromAsar must be on, and is removed'],
  ['0000010', 'fuse GrantFileProtocolExtraPrivileges must be off, and is missing'],
])('%s: %s', async (states, problem) => {
  expect(await wrongFuses(await program(states))).toEqual([problem]);
});

test('a program without fuses fails instead of passing', async () => {
  const path = join(dir, 'program');
  await writeFile(path, 'none');
  await expect(wrongFuses(path)).rejects.toThrow();
});

test('every fuse that is read back is set', () => {
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});
