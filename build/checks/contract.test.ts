import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFindings } from './imports.ts';
import { readTypeScript } from './sources.ts';
import { checkTypes } from './types.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
let dir = '';

/** The floors that answer the window, with the real compiler and the real settings. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-contract-'));
  await symlink(join(root, 'node_modules'), join(dir, 'node_modules'));
  for (const path of ['package.json', 'build/tsconfig.strict.json']) await cp(join(root, path), join(dir, path));
  for (const floor of ['shared', 'core', 'services', 'jobs', 'worker', 'main']) {
    await cp(join(root, 'electron', floor), join(dir, 'electron', floor), { recursive: true });
  }
  const references = ['electron/worker', 'electron/main'].map((path) => ({ path }));
  await writeFile(join(dir, 'tsconfig.json'), JSON.stringify({ files: [], references }));
});
afterAll(() => rm(dir, { recursive: true }));

test('a request of the contract that nobody answers does not compile', async () => {
  const lists = await addRequests();
  expect(lists.length).toBeGreaterThan(5);
  const problems = (await checkTypes(dir)).map(({ problem }) => problem).join('\n');
  expect(lists.filter((list) => !problems.includes(`${list}.unanswered`))).toEqual([]);
});

test('an import of the contract itself, and not of its types, is a finding in the window', async () => {
  const tree = await readTypeScript(root);
  const added = (text: string) => importFindings([...tree, { path: 'renderer/added.ts', text }]);
  const findingsOf = (text: string) => added(text).filter(({ file }) => file === 'renderer/added.ts');
  const contract = '../electron/shared/contract/contract.ts';
  expect(findingsOf(`import type { RequestName } from '${contract}'`)).toEqual([]);
  expect(findingsOf(`import { contract } from '${contract}'`)).toEqual([
    expect.objectContaining({ problem: expect.stringContaining('the renderer may only import its types') }),
  ]);
});

/** Adds a request to every list of the contract. @returns the names of the lists */
async function addRequests(): Promise<string[]> {
  const lists: string[] = [];
  const contract = join(dir, 'electron/shared/contract');
  for (const file of await readdir(contract)) {
    const text = await readFile(join(contract, file), 'utf8');
    const declared = /^export const \w+Requests = \{\n(?! {2}\.\.\.)/m;
    if (!declared.test(text)) continue;
    const list = file.replace(/\.ts$/, '');
    lists.push(list);
    const added = `  '${list}.unanswered': answers<null>()(z.object({})),\n`;
    await writeFile(
      join(contract, file),
      text.replace(declared, (start) => start + added),
    );
  }
  return lists;
}
