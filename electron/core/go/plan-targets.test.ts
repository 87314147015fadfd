import { expect, test } from 'vitest';
import type { ProjectFacts } from '../../shared/build-plan.ts';
import { projectFileSchema } from '../../shared/project-file.ts';
import { linkerFlags } from './build-flags.ts';
import { buildRecheck } from './build-recheck.ts';
import { defaultName, defaultVersion, serviceOf } from './kit-identity.ts';
import { kitPlugins } from './kit-plugins.ts';
import { type CCompilers, chooseTargets, missingNatives, planTargets, programOf } from './plan-targets.ts';

const project = (
  file: object,
  mains: readonly string[] = ['./cmd/app', './cmd/host', './plugins/alarm', './plugins/filter'],
): ProjectFacts => ({
  dir: '/p',
  module: 'example.com/app/v2',
  go: '1.24',
  mainPackages: mains.map((path) => ({ path, cgo: false })),
  requirements: 0,
  localReplacements: [],
  workspace: null,
  git: null,
  hasProjectFile: true,
  file: projectFileSchema.parse(file),
});
const compilers = (found: CCompilers['found']): CCompilers => ({ machine: 'x64', libc: 'glibc', found });
const GCC = { command: 'gcc', version: 'gcc 12' };
const plugins = [
  { package: './plugins/alarm', kind: 'grpc' },
  { package: './plugins/filter', kind: 'native', host: './cmd/host' },
];

test('the program is the one named, the only one that is no plugin, or the one called like the kit', () => {
  expect(programOf(project({ plugins, build: { package: './cmd/host' } }), 'app')).toBe('./cmd/host');
  expect(programOf(project({ plugins }), 'app')).toBe('./cmd/app');
  expect(programOf(project({}), 'host')).toBe('./cmd/host');
  expect(programOf(project({ plugins }, ['./cmd/host', './plugins/filter']), 'app')).toBe('./cmd/host');
  expect(() => programOf(project({}), 'other')).toThrow(expect.objectContaining({ code: 'go/program-unclear' }));
  expect(() => programOf(project({ build: { package: './lib' } }), 'app')).toThrow(
    expect.objectContaining({ data: expect.objectContaining({ problem: './lib is not a main package' }) }),
  );
});

test('native plugins and their host go only where a C compiler links for the target', () => {
  const facts = project({ plugins });
  const targets = planTargets(facts, './cmd/app', ['x86_64', 'x86_64-musl'], compilers({ x86_64: GCC }));
  expect(targets.map(({ files }) => files.map(({ path, cgo }) => (cgo ? `${path} cgo` : path)))).toEqual([
    ['bin/app', 'bin/host cgo', 'plugins/alarm', 'plugins/filter.so cgo'],
    ['bin/app', 'plugins/alarm'],
  ]);
  expect(missingNatives(facts, ['x86_64', 'x86_64-musl'], compilers({ x86_64: GCC }))).toEqual([
    { package: './plugins/filter', targets: ['x86_64-musl'] },
  ]);
  expect(kitPlugins(targets)).toEqual([
    { path: 'plugins/alarm', package: './plugins/alarm', kind: 'grpc', targets: ['x86_64', 'x86_64-musl'] },
    { path: 'plugins/filter.so', package: './plugins/filter', kind: 'native', targets: ['x86_64'] },
  ]);
});

test('a service that loads native plugins itself is built with cgo there, once', () => {
  const facts = project({ plugins: [{ package: './plugins/filter', kind: 'native', host: './cmd/app' }] });
  const [own, other] = planTargets(facts, './cmd/app', ['x86_64', 'aarch64'], compilers({ x86_64: GCC }));
  expect(own?.files.map(({ path, cgo }) => [path, cgo])).toEqual([
    ['bin/app', true],
    ['plugins/filter.so', true],
  ]);
  expect(other?.files.map(({ path, cgo }) => [path, cgo])).toEqual([['bin/app', false]]);
});

test('a project that needs cgo is linked for every target, or refused with what to install', () => {
  const facts = project({ build: { package: './cmd/app', cgo: true } });
  const musl = { command: 'musl-gcc', version: 'gcc 12' };
  const targets = planTargets(
    facts,
    './cmd/app',
    ['x86_64', 'x86_64-musl'],
    compilers({ x86_64: GCC, 'x86_64-musl': musl }),
  );
  expect(targets.map(({ files, cCompiler }) => [files[0]?.cgo, cCompiler?.command])).toEqual([
    [true, 'gcc'],
    [true, 'musl-gcc'],
  ]);
  expect(() => planTargets(facts, './cmd/app', ['aarch64'], compilers({}))).toThrow(
    expect.objectContaining({
      code: 'go/c-compiler-missing',
      data: expect.objectContaining({ target: 'aarch64', apt: 'gcc-aarch64-linux-gnu' }),
    }),
  );
});

test('a level by choice takes the place of the lowest one', () => {
  const facts = project({ build: { package: './cmd/app', levels: { x86_64: 'v3', aarch64: 'v8.2,crypto' } } });
  const targets = planTargets(facts, './cmd/app', ['x86_64', 'x86_64-musl', 'aarch64', 'i686'], compilers({}));
  expect(targets.map(({ settings }) => Object.values(settings).at(-1))).toEqual(['v3', 'v1', 'v8.2,crypto', 'sse2']);
});

test('a plugin that is no main package is refused', () => {
  const facts = project({ plugins: [{ package: './plugins/none', kind: 'grpc' }] });
  expect(() => planTargets(facts, './cmd/app', ['x86_64'], compilers({}))).toThrow(
    expect.objectContaining({ code: 'go/program-unclear' }),
  );
});

test('a program at the root of the module is called like the module', () => {
  const [target] = planTargets(project({}, ['.']), '.', ['x86_64'], compilers({}));
  expect(target?.files[0]?.path).toBe('bin/app');
});

test('targets: asked for, else of the file, else of this machine', () => {
  expect(chooseTargets(['i686', 'x86_64', 'i686'], project({ targets: ['aarch64'] }), 'x64')).toEqual([
    'x86_64',
    'i686',
  ]);
  expect(chooseTargets([], project({ targets: ['aarch64'] }), 'x64')).toEqual(['aarch64']);
  expect(chooseTargets([], project({}), 'x64')).toEqual(['x86_64']);
  expect(() => chooseTargets([], project({}), 's390x')).toThrow(expect.objectContaining({ code: 'go/target-unclear' }));
});

test('name and version are fit for a kit', () => {
  expect(defaultName('example.com/Tide/gauge/v3')).toBe('gauge');
  expect(defaultName('gopkg.in/yaml.v3')).toBe('yaml');
  const git = { revision: 'a', commitTime: 1, dirty: false, describe: 'v1.2.0-3-gabc' };
  expect(defaultVersion({ git })).toBe('1.2.0-3-gabc');
  expect(defaultVersion({ git: { ...git, describe: 'release/2.0+x', dirty: true } })).toBe('release_2.0_x-dirty');
  expect(defaultVersion({ git: null })).toBe('0.0.0');
});

test('a service that nothing is said of runs under its own name, without a probe', () => {
  expect(serviceOf('Tide.Gauge', 'bin/app', project({}).file)).toEqual({
    exec: 'bin/app',
    args: [],
    env: {},
    user: '_tide_gauge',
    libraryPaths: [],
    configs: [],
    rollbackSafe: true,
    health: {
      kind: 'none',
      address: '',
      settleSeconds: 10,
      timeoutSeconds: 60,
      maxLatencyMs: 500,
      maxErrorPermille: 50,
    },
  });
  const health = { tcp: '127.0.0.1:80', maxErrorRate: 0.0123 };
  expect(serviceOf('a', 'bin/a', project({ service: { health } }).file).health).toMatchObject({
    kind: 'tcp',
    address: '127.0.0.1:80',
    maxErrorPermille: 12,
  });
});

test('the linker gets the version, quoted, and a stranger the same command, in which a shell expands nothing', () => {
  const ldflags = linkerFlags([`-X main.version=${'$'}{version} of today`], '1.0');
  expect(ldflags).toBe("-s -w -buildid= -X 'main.version=1.0 of today'");
  const [target] = planTargets(project({}, ['.']), '.', ['aarch64'], compilers({}));
  if (target === undefined) throw new Error('no target');
  expect(buildRecheck({ dir: '/a b', workspace: null }, '/go', target, ldflags)).toContain(
    `'/go/bin/go' build -buildmode=exe -trimpath -buildvcs=false -mod=readonly '-ldflags=-s -w -buildid= -X '\\''main.version=1.0 of today'\\''' -o "$T" '.' &&`,
  );
});

test('two plugins of one name are refused before anything is built', () => {
  const plugins = ['./plugins/alarm', './more/Alarm'].map((path) => ({ package: path, kind: 'grpc' as const }));
  const facts = project({ plugins }, ['.', './plugins/alarm', './more/Alarm']);
  expect(() => planTargets(facts, '.', ['aarch64'], compilers({}))).toThrow('kit/name-invalid');
});
