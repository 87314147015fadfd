import { expect, test } from 'vitest';
import { lintModule } from './lint-module.ts';
import { type ListedPackage, makeReport } from './make-report.ts';
import { readSource } from './read-source.ts';

const app = { Path: 'example.com/app', Main: true };
const sqlite = { Path: 'example.com/sqlite', Version: 'v1.2.0', Replace: { Path: '../sqlite' } };
const packages: readonly ListedPackage[] = [
  { ImportPath: 'os', Standard: true, CgoFiles: ['x.go'] },
  {
    ImportPath: 'example.com/sqlite',
    Module: sqlite,
    CgoFiles: ['a.go'],
    CgoLDFLAGS: ['-lm', '-L/x'],
    CgoPkgConfig: ['z'],
  },
  { ImportPath: 'example.com/app', Module: app, GoFiles: ['main.go'], Imports: ['os', 'example.com/sqlite'] },
  { ImportPath: 'example.com/app/filter', Module: app, GoFiles: ['f.go'] },
  { ImportPath: 'example.com/assert', Module: { Path: 'example.com/assert', Version: 'v0.1.0' }, CgoFiles: ['t.go'] },
  { ImportPath: 'example.com/gone', Error: { Err: 'missing go.sum entry' } },
];
const report = makeReport({
  platform: 'linux/amd64',
  packages: packages.map((listed) => ({
    listed,
    sources: new Map(listed.GoFiles?.map((name) => [name, readSource('package p\n\n//go:linkname a b\n')])),
  })),
  withoutTests: new Set(packages.map(({ ImportPath }) => ImportPath).filter((path) => path !== 'example.com/assert')),
  plugins: new Set(['example.com/app/filter']),
  licences: new Map([['example.com/assert', ['MIT']]]),
  findings: [],
});

test('every package has its class, whoever lists it first', () => {
  expect(report.packages.map(({ path, class: kind, testsOnly }) => [path, kind, testsOnly])).toEqual([
    ['example.com/app', 'own', false],
    ['example.com/app/filter', 'plugin', false],
    ['example.com/assert', 'third-party', true],
    ['example.com/gone', 'third-party', false],
    ['example.com/sqlite', 'third-party', false],
    ['os', 'standard', false],
  ]);
});

test('modules say what stands in their place, whether they need cgo, and whether only tests reach them', () => {
  expect(report.modules).toEqual([
    {
      path: 'example.com/app',
      version: null,
      replacedBy: null,
      packages: 2,
      testsOnly: false,
      cgo: false,
      licences: [],
    },
    {
      path: 'example.com/assert',
      version: 'v0.1.0',
      replacedBy: null,
      packages: 1,
      testsOnly: true,
      cgo: true,
      licences: ['MIT'],
    },
    {
      path: 'example.com/sqlite',
      version: 'v1.2.0',
      replacedBy: '../sqlite',
      packages: 1,
      testsOnly: false,
      cgo: true,
      licences: [],
    },
  ]);
});

test('what could not be read, needs C or reaches into others is told; the standard library and tests are not', () => {
  expect(report.findings.map(({ id, facts }) => [id, facts['package'], facts['libraries'] ?? null])).toEqual([
    ['scan.linkname', 'example.com/app', null],
    ['scan.linkname', 'example.com/app/filter', null],
    ['scan.package-incomplete', 'example.com/gone', null],
    ['scan.cgo', 'example.com/sqlite', ['-lm', 'pkg-config z']],
  ]);
});

test.each([
  [{ Go: '1.24.0' }, []],
  [{ Go: '1.20' }, []],
  [{ Go: '1.24' }, ['mod.go-without-patch']],
  [{}, ['mod.no-go-line']],
  [{ Go: '1.24.0', Toolchain: 'go1.25.1' }, ['mod.toolchain-line']],
  [{ Go: '1.24.0', Toolchain: 'default' }, []],
  [{ Go: '1.24.0', Replace: [{ Old: { Path: 'a' }, New: { Path: './a' } }] }, []],
  [{ Go: '1.24.0', Replace: [{ Old: { Path: 'a' }, New: { Path: '../a' } }] }, ['mod.replace-outside']],
  [{ Go: '1.24.0', Replace: [{ Old: { Path: 'a' }, New: { Path: 'b', Version: 'v1.0.0' } }] }, []],
  [{ Go: '1.24.0', Require: [{ Path: 'a', Version: 'v1.0.0' }] }, ['mod.sum-missing']],
])('go.mod %j: %j', (file, expected) => {
  const around = { hasVendor: false, workspace: [], sums: '', isInside: (path: string) => path.startsWith('./') };
  expect(lintModule(file, around).map(({ id }) => id)).toEqual(expected);
  expect(lintModule(file, { ...around, hasVendor: true }).at(-1)?.id).toBe('mod.vendor-unused');
});

test('a required version that go.sum does not name is told, by what stands for it; a directory has no sum', () => {
  const require = ['a', 'b', 'c', 'd'].map((Path) => ({ Path, Version: 'v1.0.0' }));
  const replace = [
    { Old: { Path: 'c' }, New: { Path: './c' } },
    { Old: { Path: 'd', Version: 'v1.0.0' }, New: { Path: 'fork', Version: 'v2.0.0' } },
  ];
  const around = { hasVendor: false, workspace: ['other'], sums: 'a v1.0.0/go.mod h1:x=\n', isInside: () => true };
  expect(lintModule({ Go: '1.24.0', Require: require, Replace: replace }, around)).toEqual([
    { id: 'mod.workspace', weight: 'doubt', facts: { modules: ['other'] } },
    { id: 'mod.sum-missing', weight: 'doubt', facts: { modules: ['b v1.0.0', 'fork v2.0.0'] } },
  ]);
});
