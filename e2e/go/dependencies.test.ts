import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dependenciesOf } from '../../electron/jobs/scan-dependencies.ts';
import { scanWithToolchain } from '../../electron/jobs/scan-project.ts';
import { writePluginProjects } from './plugins/plugin-projects.ts';
import { goProblem, makeDir, sampleProject, voidferry, writeFiles } from './projects.ts';

const problem = await goProblem();
const signal = new AbortController().signal;
let dir = '';
let remove = async () => {};
beforeEach(async (context) => {
  if (problem !== null) context.skip(problem);
  ({ dir, remove } = await makeDir());
});
afterEach(() => {
  vi.unstubAllEnvs();
  return remove();
});

const scan = async (projectDir: string) =>
  dependenciesOf(await scanWithToolchain({ projectDir, goroot: null, atLeast: null }, signal), signal);

test('the sample: every class of package, the plugin that is served and the one that is opened', async () => {
  const { packages, modules, findings } = await scan(await sampleProject(join(dir, 'tidegauge')));
  const of = (path: string) => packages.find((one) => one.path.endsWith(path));
  expect(of('tidegauge/plugins/alarm')).toMatchObject({ class: 'plugin', servesPlugin: true, cgo: null });
  expect(of('cmd/tidegauge-native')).toMatchObject({ class: 'own', pluginOpens: ['main.go:58'] });
  expect(of('hashicorp/go-plugin')).toMatchObject({ class: 'third-party', module: 'github.com/hashicorp/go-plugin' });
  expect(of('runtime')).toMatchObject({ class: 'standard', module: null, files: expect.any(Number) });
  expect(packages.filter(({ generated }) => generated > 0).length).toBeGreaterThan(5);
  expect(modules.find(({ path }) => path === 'github.com/hashicorp/go-plugin')).toMatchObject({ version: 'v1.8.0' });
  expect(findings.filter(({ weight }) => weight !== 'note')).toEqual([]);
});

test('a module that go.sum does not name is not fetched, though a proxy has it', async () => {
  await writePluginProjects(dir);
  vi.stubEnv('GOPROXY', `file://${join(dir, 'proxy')}`);
  vi.stubEnv('GOMODCACHE', join(dir, 'cache'));
  const { packages, findings } = await scan(join(dir, 'plugin'));
  expect(packages.find(({ path }) => path === 'example.com/dep')?.problem ?? '').toContain('go.sum');
  expect(findings.map(({ id }) => id)).toContain('scan.package-incomplete');
  const cached = await readdir(join(dir, 'cache'), { recursive: true }).catch(() => []);
  expect(cached.filter((path) => path.endsWith('.zip'))).toEqual([]);
});

test('nothing of the project runs: its own tools, compilers and settings are not asked', async () => {
  const touch = join(dir, 'touched');
  const evil = `#!/bin/sh\ntouch ${touch}\n`;
  const project = await writeFiles(join(dir, 'evil'), {
    'go.mod': 'module example.com/evil\n\ngo 1.24\n\ntoolchain go1.99.0\n',
    'main.go': `package main\n\n// #cgo pkg-config: --exec\n// #cgo LDFLAGS: -lm\nimport "C"\n\n//go:generate touch ${touch}\nfunc main() {}\n`,
    'bin/gcc': evil,
    'bin/pkg-config': evil,
  });
  vi.stubEnv('CC', join(project, 'bin/gcc'));
  vi.stubEnv('PKG_CONFIG', join(project, 'bin/pkg-config'));
  vi.stubEnv('GOFLAGS', `-toolexec=${join(project, 'bin/gcc')}`);
  const result = await voidferry(['project', 'scan', project, '--json'], { dataDir: join(dir, 'data') });
  expect(result.code).toBe(0);
  expect(JSON.parse(result.stdout).dependencies.findings.map(({ id }: { id: string }) => id)).toContain(
    'mod.toolchain-line',
  );
  expect(await readdir(dir)).not.toContain('touched');
});

test('the terminal shows classes, modules and findings, or the tree of imports', async () => {
  const project = await sampleProject(join(dir, 'tidegauge'));
  const table = await voidferry(['project', 'scan', project], { dataDir: join(dir, 'data') });
  expect(table.stdout).toMatch(/packages of the project: \d+\nplugins of the project: 2\npackages of others: \d+/);
  expect(table.stdout).toMatch(/ {2}github.com\/hashicorp\/go-plugin +v1\.8\.0 +\d+ {2}MPL-2\.0\n/);
  const tree = await voidferry(['project', 'scan', project, '--tree'], { dataDir: join(dir, 'data') });
  expect(tree.stdout).toMatch(
    /\nexample.com\/tidegauge\/plugins\/filter\n {2}example.com\/tidegauge\/internal\/tide …\n/,
  );
});
