import { expect, test } from 'vitest';
import type { DependencyReport, ScannedPackage } from '../../shared/dependencies.ts';
import { projectFileSchema } from '../../shared/project-file.ts';
import { proposeProjectFile } from './propose-project-file.ts';

const plain: Omit<ScannedPackage, 'path'> = {
  class: 'own',
  module: 'example.com/app',
  testsOnly: false,
  cgo: null,
  embeds: [],
  linknames: [],
  pluginOpens: [],
  servesPlugin: false,
  handshake: null,
  hasEmptyMain: false,
  generated: 0,
  files: 1,
  imports: [],
  problem: null,
};
const propose = (packages: Readonly<Record<string, Partial<ScannedPackage>>>) => {
  const report: DependencyReport = {
    platform: 'linux/amd64',
    packages: Object.entries(packages).map(([path, more]) => ({ ...plain, path: `example.com/app${path}`, ...more })),
    modules: [],
    findings: [],
  };
  const mains = Object.keys(packages).filter((path) => path !== '/shared');
  const project = {
    dir: '/p',
    module: 'example.com/app',
    go: null,
    mainPackages: mains.map((path) => ({ path: path === '' ? '.' : `.${path}`, cgo: false })),
    requirements: 0,
    localReplacements: [],
    workspace: null,
    git: null,
    hasProjectFile: false,
    file: projectFileSchema.parse({}),
  };
  return proposeProjectFile(project, report, 'x86_64');
};

test('what serves is a go-plugin plugin, with the cookie of a package that it reaches', () => {
  const handshake = { key: 'K', value: 'v' };
  const { program, plugins } = propose({
    '/cmd/app': {},
    '/plugins/a': { servesPlugin: true, imports: ['example.com/app/shared'] },
    '/shared': { handshake },
  });
  expect([program, plugins]).toEqual(['./cmd/app', [{ package: './plugins/a', kind: 'grpc', handshake }]]);
});

test('an empty main is a native plugin only where something of the project opens plugins', () => {
  const packages = { '/cmd/app': {}, '/cmd/host': { pluginOpens: ['main.go:3'] }, '/f': { hasEmptyMain: true } };
  expect(propose(packages)).toMatchObject({
    program: './cmd/app',
    plugins: [{ package: './f', kind: 'native', host: './cmd/host' }],
  });
  expect(propose({ ...packages, '/cmd/host': {} }).plugins).toEqual([]);
});

test('the program is not guessed at, and needs cgo when something that it reaches does', () => {
  expect(propose({ '/cmd/a': {}, '/cmd/b': {} })).toMatchObject({ program: null, candidates: ['./cmd/a', './cmd/b'] });
  const cgo = { cflags: [], ldflags: [], pkgConfig: [] };
  expect(propose({ '': { imports: ['example.com/app/shared'] }, '/shared': { cgo } })).toMatchObject({
    program: '.',
    cgo: true,
  });
});
