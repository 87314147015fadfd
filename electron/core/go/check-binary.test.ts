import { expect, test } from 'vitest';
import type { ElfFacts } from '../../shared/elf.ts';
import { artefactNeeds } from './artefact-needs.ts';
import { checkBinary } from './check-binary.ts';
import { goTargets } from './targets.ts';

const STATIC: ElfFacts = {
  bits: 64,
  endian: 'little',
  machine: 'amd64',
  kind: 'program',
  interpreter: null,
  needed: [],
  glibc: null,
  runPath: [],
  textRelocations: false,
  executableStack: false,
};
const DYNAMIC: ElfFacts = {
  ...STATIC,
  interpreter: '/lib64/ld-linux-x86-64.so.2',
  needed: ['libc.so.6'],
  glibc: '2.34',
};
const go = (settings: Record<string, string> = { GOARCH: 'amd64', GOAMD64: 'v1' }) => ({
  version: 'go1.26.3',
  path: 'example.com/app',
  main: null,
  deps: [],
  settings,
});
const found = (elf: Partial<ElfFacts>, target: keyof typeof goTargets = 'x86_64', settings?: Record<string, string>) =>
  checkBinary({ elf: { ...DYNAMIC, ...elf }, go: go(settings) }, goTargets[target], ['libown.so']).map(
    ({ id, weight, facts }) => [id, weight, facts['ours'] ?? facts['library'] ?? facts['value'] ?? null],
  );

test('a static program fits both C libraries, a dynamic one its own', () => {
  expect(checkBinary({ elf: STATIC, go: go() }, goTargets['x86_64-musl'], [])).toEqual([]);
  expect(found({})).toEqual([]);
  expect(found({}, 'x86_64-musl')).toEqual([['binary.interpreter', 'refused', '/lib64/ld-linux-x86-64.so.2']]);
  const musl = { interpreter: '/lib/ld-musl-x86_64.so.1', needed: ['libc.so'], glibc: null };
  expect(found(musl, 'x86_64-musl')).toEqual([]);
  expect(found(musl, 'x86_64')).toEqual([['binary.interpreter', 'refused', '/lib/ld-musl-x86_64.so.1']]);
});

test('a plugin has no loader: its C library tells', () => {
  const plugin = { kind: 'shared-object', interpreter: null } as const;
  expect(found(plugin)).toEqual([]);
  expect(found({ ...plugin, needed: ['libc.so'], glibc: null })).toEqual([['binary.libc', 'refused', 'musl']]);
  expect(found(plugin, 'x86_64-musl')).toEqual([['binary.libc', 'refused', 'glibc']]);
});

test('another machine is refused, and nothing else is said of it', () => {
  expect(found({ machine: 'arm64', needed: ['libx.so'] })).toEqual([['binary.machine', 'refused', 'arm64']]);
});

test('more instructions than the target has are refused; a level that is not known is in doubt', () => {
  expect(found({}, 'x86_64', { GOARCH: 'amd64', GOAMD64: 'v3' })).toEqual([['binary.cpu-level', 'refused', 'v3']]);
  expect(found({}, 'x86_64', { GOARCH: 'amd64', GOAMD64: 'v7' })).toEqual([
    ['binary.cpu-level-unknown', 'doubt', 'v7'],
  ]);
});

test('libraries that are neither of the C library nor in the release are in doubt', () => {
  const needed = ['libc.so.6', 'libm.so.6', 'libpthread.so.0', 'libown.so', 'libsqlite3.so.0'];
  expect(found({ needed })).toEqual([['binary.library', 'doubt', 'libsqlite3.so.0']]);
});

test('a glibc newer than the one of Void is in doubt', () => {
  expect(found({ glibc: '2.41' })).toEqual([]);
  expect(found({ glibc: '2.42' })).toEqual([['binary.glibc', 'doubt', '2.42']]);
});

test('what hardened systems refuse is told', () => {
  expect(found({ runPath: ['/opt/lib'], textRelocations: true, executableStack: true })).toEqual([
    ['binary.run-path', 'note', null],
    ['binary.text-relocations', 'doubt', null],
    ['binary.executable-stack', 'doubt', null],
  ]);
  expect(found({ kind: 'shared-object', interpreter: null, executableStack: true })).toEqual([
    ['binary.executable-stack', 'refused', null],
  ]);
});

test('a file without build information is in doubt', () => {
  expect(checkBinary({ elf: STATIC, go: null }, goTargets.x86_64, [])).toEqual([
    { id: 'binary.not-go', weight: 'doubt', facts: {} },
  ]);
  expect(checkBinary({ elf: STATIC, go: null }, goTargets.x86_64, [], true)).toEqual([]);
});

test('KIT.json says what a file needs', () => {
  const facts = { path: 'bin/app', go: go(), elf: DYNAMIC, goPlugin: null } as const;
  const artefact = { ...facts, verdict: 'compatible', findings: [] } as const;
  expect(artefactNeeds(artefact)).toEqual({
    path: 'bin/app',
    interpreter: '/lib64/ld-linux-x86-64.so.2',
    libc: 'glibc',
    glibc: '2.34',
    libraries: ['libc.so.6'],
    cpu: 'GOAMD64=v1',
  });
});
