import { copyFile, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkPlugins } from '../../../electron/jobs/check-plugins.ts';
import { findProgram } from '../../../electron/services/find-program.ts';
import { detectToolchains, toolchainPlaces } from '../../../electron/services/go/detect-toolchains.ts';
import { type GoSettings, readGoSettings } from '../../../electron/services/go/go-env.ts';
import { run } from '../../../electron/services/process.ts';
import { goProblem, makeDir } from '../projects.ts';
import { type Build, type Builds, createBuilds, openPlugins } from './plugin-builds.ts';
import { writePluginProjects } from './plugin-projects.ts';
import { OLDER_GOROOT, OTHER_GOROOT, type Row, rows } from './plugin-table.ts';

const OLDER_VERSION = '1.25.4';
const signal = new AbortController().signal;
const goMissing = (await goProblem()) ?? ((await findProgram('gcc')) === null ? 'no gcc on this machine' : null);
const isAmd64 = process.arch === 'x64' ? null : 'the rows are written for amd64';
const problem = goMissing ?? isAmd64;
let dir = '';
let remove = async () => {};
let builds: Builds;
let settings: GoSettings;
let goroot = '';
const gorootOf: Record<string, string> = {};
const missing: Partial<Record<NonNullable<Row['needs']>, string>> = {};

beforeAll(async () => {
  if (problem !== null) return;
  ({ dir, remove } = await makeDir());
  const { found } = await detectToolchains(toolchainPlaces(), signal);
  goroot = found[0]?.goroot ?? '';
  settings = await readGoSettings(goroot, signal);
  await writePluginProjects(dir);
  builds = createBuilds(dir, goroot, settings.GOCACHE);
  await vendorPlugin();
  gorootOf[OTHER_GOROOT] = join(dir, 'another-go');
  await symlink(goroot, gorootOf[OTHER_GOROOT]);
  gorootOf[OLDER_GOROOT] = await olderGo().catch(() => '');
  if (gorootOf[OLDER_GOROOT] === '') missing['older Go'] = `Go ${OLDER_VERSION} cannot be fetched here`;
  if ((await findProgram('musl-gcc')) === null) missing.musl = 'no musl-gcc on this machine';
});
afterAll(() => remove());
beforeEach((context) => {
  if (problem !== null) context.skip(problem);
});

/** The toolchain of a release before this one, as Go itself fetches and verifies it. */
async function olderGo(): Promise<string> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? dir,
    GOTOOLCHAIN: `go${OLDER_VERSION}`,
    GOPROXY: settings.GOPROXY,
    GOMODCACHE: settings.GOMODCACHE,
    GOFLAGS: '',
  };
  const { stdout } = await run(join(goroot, 'bin/go'), ['env', 'GOROOT'], { cwd: dir, env, timeoutMs: 240_000 });
  return stdout.trim();
}

async function vendorPlugin(): Promise<void> {
  const project = join(dir, 'plugin-vendored');
  await run('cp', ['-r', join(dir, 'plugin'), project]);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: dir,
    GOTOOLCHAIN: 'local',
    GOFLAGS: '-mod=mod -modcacherw',
    GOPROXY: `file://${join(dir, 'proxy')}`,
    GOSUMDB: 'off',
    GOMODCACHE: join(dir, 'modcache'),
    GOPATH: join(dir, 'gopath'),
  };
  await run(join(goroot, 'bin/go'), ['mod', 'tidy'], { cwd: project, env });
  await run(join(goroot, 'bin/go'), ['mod', 'vendor'], { cwd: project, env });
}

const placed = (build: Build): Build =>
  build.goroot === undefined ? build : { ...build, goroot: gorootOf[build.goroot] ?? build.goroot };

/** Builds run first, so that a failure to build is not taken for a verdict. */
async function built({ host, plugins }: Pick<Row, 'host' | 'plugins'>) {
  const made = { host: await builds.host(placed(host)), plugins: [] as string[] };
  for (const plugin of plugins) made.plugins.push(await builds.plugin(placed(plugin)));
  return made;
}

test.for(rows)('$name', async (row, context) => {
  const { needs } = row;
  const reason = needs === undefined ? undefined : missing[needs];
  if (reason !== undefined) return context.skip(reason);
  const { host, plugins } = await built(row);
  const report = checkPlugins({ host, plugins, lookup: ['Name'] });
  const findings = report.plugins.flatMap((plugin) => plugin.findings);
  expect(report.verdict, JSON.stringify(findings.map(({ id }) => id))).toBe(row.verdict);
  expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining([...(row.finds ?? [])]));
  if (row.differs !== undefined) {
    const differing = findings.filter(({ id }) => id === 'plugin.package-differs');
    expect(Object.fromEntries(differing.map(({ facts }) => [facts['module'], facts['cause']]))).toEqual(row.differs);
  }
  const { opened, said } = await openPlugins(host, plugins);
  expect(row.opens, said).toContain(opened);
  // What Go refuses must never be called compatible, and what is called compatible must load.
  if (report.verdict === 'compatible') expect(opened, said).toBe('loaded');
});

test('only the version that Go wrote into the plugin differs: it loads, and is not called compatible', async () => {
  const { host, plugins } = await built({ host: { project: 'host' }, plugins: [{ project: 'plugin' }] });
  const [plugin = ''] = plugins;
  const patched = join(dir, 'patched.so');
  await copyFile(plugin, patched);
  const bytes = await readFile(patched);
  const version = checkPlugins({ host, plugins: [plugin], lookup: [] }).host.go ?? '';
  const other = `${version.slice(0, -1)}${version.endsWith('9') ? '1' : '9'}`;
  const at = bytes.indexOf('\xff Go buildinf:', 0, 'latin1');
  const versionAt = bytes.indexOf(version, at);
  expect(versionAt).toBeGreaterThan(at);
  bytes.write(other, versionAt, 'latin1');
  await writeFile(patched, bytes);
  const report = checkPlugins({ host, plugins: [patched], lookup: [] });
  expect(report.verdict).toBe('unknown');
  expect(report.plugins[0]?.findings.map(({ id }) => id)).toEqual(['plugin.go-version']);
  expect((await openPlugins(host, [patched])).opened).toBe('loaded');
});

test('a name that the host looks up and the plugin lacks is told, with those it has', async () => {
  const { host, plugins } = await built({ host: { project: 'host' }, plugins: [{ project: 'plugin' }] });
  const report = checkPlugins({ host, plugins, lookup: ['Name', 'Missing'] });
  expect(report.verdict).toBe('incompatible');
  expect(report.plugins[0]?.findings).toEqual([
    {
      id: 'plugin.lookup-missing',
      weight: 'refused',
      facts: { file: 'plugin.so', name: 'Missing', exported: ['Name'] },
    },
  ]);
});
