import { expect, test } from 'vitest';
import type { ElfFacts, GoBuildInfo } from '../../../shared/elf.ts';
import { type NamedBinary, type PluginToCheck, preflight } from './preflight.ts';

const ELF: ElfFacts = {
  bits: 64,
  endian: 'little',
  machine: 'amd64',
  kind: 'shared-object',
  interpreter: null,
  needed: ['libc.so.6'],
  glibc: '2.34',
  runPath: [],
  textRelocations: false,
  executableStack: false,
};
const info = (path: string, mode: string, more: Partial<GoBuildInfo> = {}): GoBuildInfo => ({
  version: 'go1.26.3',
  path,
  main: { path: 'example.com/app', version: '(devel)', sum: null },
  deps: [{ path: 'example.com/dep', version: 'v1.0.0', sum: null }],
  settings: { '-buildmode': mode, GOARCH: 'amd64', GOAMD64: 'v1', '-trimpath': 'true' },
  ...more,
});
const PACKAGES = { runtime: 'aa', 'example.com/dep/deep': 'bb', 'tool/inner': 'cc' };
const host: NamedBinary = {
  file: 'host',
  elf: { ...ELF, kind: 'program', interpreter: '/lib64/ld-linux-x86-64.so.2' },
  go: info('example.com/app', 'exe'),
  goPlugin: null,
  packages: new Map(Object.entries(PACKAGES)),
  pluginPath: '',
  exported: [],
};
const plugin = (more: Partial<PluginToCheck> = {}): PluginToCheck => ({
  file: 'a.so',
  elf: ELF,
  goPlugin: null,
  go: info('example.com/a', 'plugin'),
  packages: new Map(Object.entries(PACKAGES)),
  pluginPath: 'example.com/a',
  exported: ['Run'],
  lookup: [],
  ...more,
});
const packages = (more: Record<string, string>) => new Map(Object.entries({ ...PACKAGES, ...more }));
const idsOf = (...plugins: readonly PluginToCheck[]) => {
  const { verdict, plugins: checked } = preflight(host, plugins);
  return [verdict, ...checked.flatMap(({ findings }) => findings.map(({ id }) => id))];
};

test('equal fingerprints, version and C library are compatible, and say how much was compared', () => {
  expect(preflight(host, [plugin()])).toMatchObject({
    verdict: 'compatible',
    host: { file: 'host', packages: 3 },
    plugins: [{ file: 'a.so', verdict: 'compatible', shared: 3, differing: 0, findings: [] }],
  });
});

test('all differing packages are told, by module, each with its cause', () => {
  const { verdict, plugins } = preflight(host, [
    plugin({ packages: packages({ 'example.com/dep/deep': 'xx', 'tool/inner': 'xx' }) }),
  ]);
  expect(verdict).toBe('incompatible');
  expect(plugins[0]?.findings.map(({ facts }) => [facts['module'], facts['packages'], facts['cause']])).toEqual([
    ['example.com/dep', ['example.com/dep/deep'], 'flags'],
    ['std', ['tool/inner'], 'flags'],
  ]);
});

test('a module without a dot in its name is no standard library', () => {
  const own = { main: { path: 'tool', version: '(devel)', sum: null } };
  const { plugins } = preflight({ ...host, go: info('tool', 'exe', own) }, [
    plugin({ go: info('example.com/a', 'plugin', own), packages: packages({ 'tool/inner': 'xx' }) }),
  ]);
  expect(plugins[0]?.findings.map(({ facts }) => [facts['module'], facts['cause']])).toEqual([['tool', 'source']]);
});

test('a host that cannot load plugins', () => {
  const elf = { ...host.elf, interpreter: null };
  for (const one of [
    { ...host, packages: new Map() },
    { ...host, elf },
  ]) {
    expect(preflight(one, [plugin()]).plugins[0]?.findings.map(({ id }) => id)).toContain('plugin.host-cannot-load');
  }
});

test.each([
  ['no build information in the plugin', { go: null }, ['unknown', 'plugin.go-version']],
  ['a program', { go: info('example.com/a', 'exe') }, ['incompatible', 'plugin.not-a-plugin']],
  ['no fingerprints', { packages: new Map() }, ['unknown', 'plugin.without-hashes']],
  ['nothing in common', { packages: new Map([['other', 'aa']]) }, ['unknown', 'plugin.nothing-shared']],
  ['another machine', { elf: { ...ELF, machine: 'arm64' } }, ['incompatible', 'plugin.platform']],
  ['another C library', { elf: { ...ELF, needed: ['libc.so'] } }, ['incompatible', 'plugin.libc']],
  ['no C library', { elf: { ...ELF, needed: [] } }, ['unknown', 'plugin.libc']],
  ['a name it lacks', { lookup: ['Run', 'Stop'] }, ['incompatible', 'plugin.lookup-missing']],
] as const)('%s', (_, more, expected) => {
  expect(idsOf(plugin(more as Partial<PluginToCheck>))).toEqual(expected);
});

test('another Go release is refused when packages show it, and in doubt when they do not', () => {
  const go = info('example.com/a', 'plugin', { version: 'go1.25.0' });
  expect(idsOf(plugin({ go }))).toEqual(['unknown', 'plugin.go-version']);
  expect(preflight(host, [plugin({ go, packages: packages({ runtime: 'xx' }) })]).plugins[0]?.findings).toMatchObject([
    { id: 'plugin.go-version', weight: 'refused' },
    { id: 'plugin.package-differs', facts: { cause: 'go-version' } },
  ]);
});

test('plugins are compared with each other too: one path, and modules that the host lacks', () => {
  const first = plugin({ packages: packages({ 'example.com/x': '11' }) });
  expect(idsOf(first, { ...first, file: 'b.so' })).toEqual(['incompatible', 'plugin.path-taken']);
  const other = plugin({ file: 'b.so', pluginPath: 'example.com/b', packages: packages({ 'example.com/x': '22' }) });
  const { plugins } = preflight(host, [first, other]);
  expect(plugins.map(({ verdict }) => verdict)).toEqual(['compatible', 'incompatible']);
  expect(plugins[1]?.findings).toMatchObject([{ id: 'plugin.package-differs', facts: { other: 'a.so' } }]);
});
