import { access } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { missingOf } from './install-tools.ts';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

test('a program that is not on PATH is missing', async (context) => {
  const isInstalled = await access('/usr/bin/shellcheck').then(
    () => true,
    () => false,
  );
  if (!isInstalled) context.skip('shellcheck is not in /usr/bin');
  expect(await missingOf(['shellcheck'])).toEqual([]);
  process.env['PATH'] = '/nowhere';
  expect(await missingOf(['shellcheck'])).toEqual(['shellcheck']);
});

test('a library is looked for where libraries are, whatever PATH says', async (context) => {
  const [missing] = await missingOf(['libnss3.so']);
  if (missing) context.skip('libnss3.so is not on this machine');
  process.env['PATH'] = '/nowhere';
  expect(await missingOf(['libnss3.so'])).toEqual([]);
});
