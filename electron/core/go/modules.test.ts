import { expect, test } from 'vitest';
import { escapeModule, isPseudoVersion, unescapeModule } from './escape.ts';
import { readGoModLines } from './go-mod-lines.ts';
import { findSumMismatch } from './go-sum.ts';
import { pickModuleFiles, versionLists } from './module-tree.ts';

test('capital letters are spelled with an exclamation mark', () => {
  expect(escapeModule('github.com/Azure/SDK')).toBe('github.com/!azure/!s!d!k');
  expect(unescapeModule('github.com/!azure/!s!d!k')).toBe('github.com/Azure/SDK');
});

test.each([
  ['v0.0.0-20260120221211-b8f7ae30c516', true],
  ['v1.2.4-0.20191109021931-daa7c04131f5', true],
  ['v1.2.3-rc.1.0.20191109021931-daa7c04131f5', true],
  ['v2.0.0-20191109021931-daa7c04131f5+incompatible', true],
  ['v1.2.3', false],
  ['v1.2.3-rc.1', false],
  ['v0.0.1-go1.26.3.linux-amd64', false],
])('%s stands for a commit: %s', (version, expected) => expect(isPseudoVersion(version)).toBe(expected));

test('a module tree takes the files of modules and nothing else', () => {
  const picked = pickModuleFiles([
    'github.com/!azure/x/@v/v1.0.0.zip',
    'github.com/!azure/x/@v/v1.0.0.ziphash',
    'github.com/!azure/x/@v/v1.0.0.lock',
    'github.com/!azure/x/@v/v0.9.0.mod',
    'github.com/!azure/x/@v/list',
    'a/@v/v0.0.0-20260120221211-b8f7ae30c516.zip',
    'sumdb/db/lookup/a@v1.0.0',
    'vcs/x/info',
  ]);
  expect(picked.map(({ module, version, kind }) => `${module} ${version} ${kind}`)).toEqual([
    'github.com/Azure/x v1.0.0 zip',
    'github.com/Azure/x v0.9.0 mod',
    'a v0.0.0-20260120221211-b8f7ae30c516 zip',
  ]);
  expect(versionLists(picked)).toEqual([
    { path: 'github.com/!azure/x/@v/list', module: 'github.com/Azure/x', text: 'v1.0.0\n' },
    { path: 'a/@v/list', module: 'a', text: '' },
  ]);
});

test('go.sum is compared where it says something', () => {
  const goSum = 'a v1.0.0 h1:AAA=\na v1.0.0/go.mod h1:MMM=\n\nb v1.0.0 h1:BBB=\n';
  const a = { Path: 'a', Version: 'v1.0.0', Sum: 'h1:AAA=', GoModSum: 'h1:MMM=' };
  expect(findSumMismatch(goSum, [a, { Path: 'c', Version: 'v1.0.0', Sum: 'h1:CCC=' }])).toBeNull();
  expect(findSumMismatch(goSum, [{ ...a, Sum: 'h1:XXX=' }])).toBe('a v1.0.0: go.sum says h1:AAA=, fetched h1:XXX=');
  expect(findSumMismatch(goSum, [{ ...a, GoModSum: 'h1:XXX=' }])).toContain('a v1.0.0/go.mod');
});

test('go.mod says which module, Go and toolchain', () => {
  expect(
    readGoModLines(
      '// go 1.9\nmodule "example.com/a" // x\n\ngo 1.24.0\n\ntoolchain go1.26.3\nrequire go.x/y v1.0.0\n',
    ),
  ).toEqual({
    module: 'example.com/a',
    go: '1.24.0',
    toolchain: 'go1.26.3',
  });
  expect(readGoModLines('module a\n')).toEqual({ module: 'a', go: null, toolchain: null });
});
