import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkTypes, typeFindings } from './types.ts';

const root = new URL('../..', import.meta.url).pathname;
let dir = '';

/** The shared and core floors alone, with the real compiler and the real settings. */
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-types-'));
  await symlink(join(root, 'node_modules'), join(dir, 'node_modules'));
  await cp(join(root, 'package.json'), join(dir, 'package.json'));
  await cp(join(root, 'build/tsconfig.strict.json'), join(dir, 'build/tsconfig.strict.json'));
  await cp(join(root, 'electron/shared'), join(dir, 'electron/shared'), { recursive: true });
  await cp(join(root, 'electron/core/tsconfig.json'), join(dir, 'electron/core/tsconfig.json'));
  const references = ['electron/shared', 'electron/core'].map((path) => ({ path }));
  await writeFile(join(dir, 'tsconfig.json'), JSON.stringify({ files: [], references }));
});
afterEach(() => rm(dir, { recursive: true }));

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(dir, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

test('the shared floor compiles as it is', async () => {
  expect(await checkTypes(dir)).toEqual([]);
});

test.each([
  ['claims.ts', (text: string) => text.replace(/^ {2}'kit\.signed'.*\n/m, ''), 'kit.signed'],
  ['phases.ts', (text: string) => text.replace(/^ {2}'write\.copy'.*\n/m, ''), 'write.copy'],
  ['ui.ts', (text: string) => text.replace(/^ {2}'cli\.next'.*\n/m, ''), 'cli.next'],
  ['job.ts', (text: string) => text.replace(/^ {2}'job\/no-space': \{[^}]*(\{\w+\}[^}]*)*\},\n/m, ''), 'job/no-space'],
])('a translation missing from zh-CN/%s does not compile', async (file, remove, key) => {
  await edit(`electron/shared/i18n/zh-CN/${file}`, remove);
  const findings = await checkTypes(dir);
  expect(findings.map(({ problem }) => problem).join('\n')).toContain(key);
});

test.each([
  ['an import of Node', "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n"],
  ['a global of Node', 'export const a = process.pid;\n'],
  ['an import from above', "export type A = typeof import('../services/a.ts').a;\n"],
])('%s does not compile in core', async (_, text) => {
  await writeFile(join(dir, 'electron/core/a.ts'), text);
  expect((await checkTypes(dir)).map(({ file }) => file)).toContain('electron/core/a.ts');
});

test('a compiler that fails without a readable error is a finding', () => {
  expect(typeFindings(2, 'Killed')).toHaveLength(1);
  expect(typeFindings(0, '')).toEqual([]);
  expect(typeFindings(1, 'a/b.ts(3,7): error TS2322: no\n  because\n')).toEqual([
    { file: 'a/b.ts', line: 3, problem: 'TS2322: no' },
  ]);
});
