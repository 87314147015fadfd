import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import full from 'spdx-license-list/full.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detectLicences } from './detect-licences.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-licences-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

let modules = 0;
async function licencesIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const module = join(dir, String(modules++));
  await mkdir(module);
  for (const [name, text] of Object.entries(files)) await writeFile(join(module, name), text);
  return detectLicences(module);
}

/** As a project would hold it: its own holder, and lines of another length. */
function textOf(id: string): string {
  const paragraphs = (full[id]?.licenseText ?? '')
    .replace(/<(year|owner|copyright holders?)>/gi, 'Tide Ltd')
    .split(/\n\s*\n/);
  return paragraphs.map((text) => text.replace(/\s+/g, ' ').replace(/(.{50}\S*) /g, '$1\n')).join('\n\n');
}

test.each(['MIT', 'MIT-0', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'ISC', '0BSD', 'MPL-2.0', 'Unlicense'])(
  '%s is recognised in its own text, and nothing else in it',
  async (id) => {
    expect(await licencesIn({ LICENSE: textOf(id) })).toEqual([id]);
  },
);

test('two licences are both recognised, in one file and in two', async () => {
  const both = ['Apache-2.0', 'MIT'];
  expect(await licencesIn({ 'LICENSE.md': `${textOf('MIT')}\n\n${textOf('Apache-2.0')}` })).toEqual(both);
  expect(await licencesIn({ 'LICENSE-MIT': textOf('MIT'), 'LICENSE-APACHE': textOf('Apache-2.0') })).toEqual(both);
});

test('a GNU licence is named without the choice that its text does not make', async () => {
  expect(await licencesIn({ COPYING: textOf('GPL-3.0-only') })).toEqual(['GPL-3.0']);
});

test('what is no licence, what is half of one, and what only speaks of one, is not taken for it', async () => {
  expect(await licencesIn({})).toEqual([]);
  expect(await licencesIn({ 'README.md': textOf('MIT') })).toEqual([]);
  expect(await licencesIn({ LICENSE: textOf('Apache-2.0').slice(0, 4000) })).toEqual([]);
  expect(await licencesIn({ LICENSE: 'This is under the MIT License; see opensource.org.' })).toEqual([]);
});
