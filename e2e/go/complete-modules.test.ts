import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { planKit } from '../../electron/jobs/plan-kit.ts';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { rebuildKit } from '../../electron/jobs/rebuild-kit.ts';
import { dependenciesOf } from '../../electron/jobs/scan-dependencies.ts';
import { scanWithToolchain } from '../../electron/jobs/scan-project.ts';
import { openKit } from '../../electron/services/kit/open-kit.ts';
import { run } from '../../electron/services/process.ts';
import { failureOf } from '../kit/failure-of.ts';
import { jobContext } from '../kit/job-context.ts';
import { smallService } from '../kit/small-service.ts';
import {
  commit,
  goProblem,
  inputFor,
  makeDir,
  ownEnvironment,
  resourcesDir,
  tinyProject,
  writeFiles,
} from './projects.ts';

const problem = await goProblem();
const { signal } = new AbortController();
let dir = '';
let remove = async () => {};
beforeEach(async (context) => {
  if (problem !== null) context.skip(problem);
  ({ dir, remove } = await makeDir());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await remove();
});

/** A command of evidence, run as a stranger would. @returns what it printed */
async function recheck(command: string | undefined): Promise<string> {
  const { stdout } = await run('sh', ['-c', command ?? 'false'], {
    cwd: '/',
    env: ownEnvironment(),
    timeoutMs: 600_000,
  });
  return stdout;
}

/** A service that imports a module which only a go.work above it knows. */
async function workspaceProject(): Promise<string> {
  const project = await smallService(join(dir, 'app'), 'fmt.Println(dep.X)');
  const main = await readFile(join(project, 'main.go'), 'utf8');
  await writeFile(join(project, 'main.go'), main.replace('"time"', '"time"\n\n\t"example.com/dep"'));
  await writeFiles(dir, {
    'go.work': 'go 1.24\n\nuse (\n\t./app\n\t./dep\n)\n',
    'dep/go.mod': 'module example.com/dep\n\ngo 1.24\n',
    'dep/dep.go': 'package dep\n\nconst X = "beside"\n',
  });
  return project;
}

test('a go.work counts: what it puts beside is built in, named, and built again from the kit; nothing beside it is written', async () => {
  const project = await workspaceProject();
  const before = (await readdir(dir, { recursive: true })).sort();
  const context = jobContext();
  const input = inputFor(project, { targets: ['x86_64'], version: '1', output: join(dir, 'kit'), rehearse: true });
  const { kitDir } = await prepareKit(input, context);
  const { kit } = await openKit(kitDir);
  expect(kit.project.workspace).toEqual(['example.com/dep']);
  expect(kit.modules).toMatchObject({ count: 1, checksumDatabase: expect.any(String) });
  expect(context.evidence.map(({ claim }) => claim)).toEqual(expect.arrayContaining(['kit.rebuilt', 'kit.rehearsed']));
  for (const claim of ['go.built', 'go.modules-proven', 'go.scanned', 'kit.rebuilt']) {
    expect(await recheck(context.evidence.find((piece) => piece.claim === claim)?.recheck)).toMatch(
      /OK$|^[0-9a-f]{64} |^\d+$/m,
    );
  }
  const after = (await readdir(dir, { recursive: true })).filter((path) => !path.startsWith('kit')).sort();
  expect(after).toEqual(before);

  const dependencies = await dependenciesOf(
    await scanWithToolchain({ projectDir: project, goroot: null, atLeast: null }, signal),
    signal,
  );
  expect(dependencies.packages.find(({ path }) => path === 'example.com/dep')?.problem).toBeNull();
  expect(dependencies.findings.map(({ id }) => id)).toContain('mod.workspace');

  await rebuildKit({ kitDir, projectDir: project, resourcesDir, dataDir: '/nonexistent' }, jobContext());
  await writeFile(join(dir, 'dep/dep.go'), 'package dep\n\nconst X = "changed"\n');
  const differs = await failureOf(
    rebuildKit({ kitDir, projectDir: project, resourcesDir, dataDir: '/nonexistent' }, jobContext()),
  );
  expect(differs.code).toBe('kit/rebuild-differs');
});

test('GOWORK=off, and a go.work that does not use the project, leave go.mod alone to count', async () => {
  const project = await workspaceProject();
  expect((await planKit(inputFor(project), signal)).project.workspace?.modules).toHaveLength(2);
  vi.stubEnv('GOWORK', 'off');
  expect((await planKit(inputFor(project), signal)).project.workspace).toBeNull();
  vi.unstubAllEnvs();
  await writeFile(join(dir, 'go.work'), 'go 1.24\n\nuse ./dep\n');
  expect((await planKit(inputFor(project), signal)).project.workspace).toBeNull();
});

test('a private module is fetched as the user does, packed, and marked as outside the database; no proxy is asked for it', async () => {
  const secret = await writeFiles(join(dir, 'secret'), {
    'go.mod': 'module private.example/dep.git\n\ngo 1.24\n',
    'dep.go': 'package dep\n\nconst X = 1\n',
  });
  await commit(secret, 'v1.0.0');
  const home = await writeFiles(join(dir, 'home'), {
    '.gitconfig': `[url "file://${secret}"]\n\tinsteadOf = https://private.example/dep\n[safe]\n\tdirectory = *\n`,
  });
  const { stdout: cache } = await run('go', ['env', 'GOCACHE'], { env: ownEnvironment() });
  vi.stubEnv('HOME', home);
  vi.stubEnv('GOCACHE', cache.trim());
  vi.stubEnv('GOMODCACHE', join(dir, 'own'));
  vi.stubEnv('GOFLAGS', '-modcacherw');
  vi.stubEnv('GOPRIVATE', 'private.example');
  // A proxy that has nothing: what is asked of it fails the build.
  await mkdir(join(dir, 'empty'));
  vi.stubEnv('GOPROXY', `file://${join(dir, 'empty')}`);
  const project = await tinyProject(join(dir, 'tiny'), {
    'go.mod': 'module example.com/tiny\n\ngo 1.24\n\nrequire private.example/dep.git v1.0.0\n',
    'main.go': 'package main\n\nimport dep "private.example/dep.git"\n\nfunc main() { println(dep.X) }\n',
  });
  const env = { ...ownEnvironment(), GOVCS: 'private:all' };
  await run('go', ['mod', 'tidy'], { cwd: project, env });
  await run('rm', ['-rf', join(dir, 'own')]);
  const context = jobContext();
  const input = inputFor(project, { targets: ['x86_64'], version: '1', output: join(dir, 'kit') });
  const { kitDir } = await prepareKit(input, context);
  expect((await openKit(kitDir)).kit.modules).toEqual({
    count: 1,
    checksumDatabase: null,
    private: ['private.example/dep.git'],
  });
  expect(context.notes).toContain('prepare.private-modules');
  const { stdout } = await run('sh', ['-c', 'for t in modules/*.tar; do tar -tf "$t"; done'], { cwd: kitDir });
  expect(stdout).toContain('private.example/dep.git/@v/v1.0.0.zip');

  // Elsewhere the kit is enough: neither the settings nor the repository are there.
  vi.stubEnv('GOPRIVATE', '');
  vi.stubEnv('HOME', dir);
  await run('rm', ['-rf', join(dir, 'own'), secret]);
  await rebuildKit({ kitDir, projectDir: project, resourcesDir, dataDir: '/nonexistent' }, jobContext());
});

test('a vendor directory that holds the same is proven so; one byte, a file too many, a file too few: no kit', async () => {
  const project = await smallService(join(dir, 'app'), '');
  await run('go', ['mod', 'vendor'], {
    cwd: project,
    env: { ...ownEnvironment(), GOFLAGS: '-mod=mod', GOWORK: 'off' },
  });
  const build = (output: string) => {
    const context = jobContext();
    const input = inputFor(project, { targets: ['x86_64'], version: '1', output: join(dir, output) });
    return { context, end: prepareKit(input, context) };
  };
  const good = build('kit');
  await good.end;
  const equal = good.context.evidence.find(({ claim }) => claim === 'go.vendor-equal');
  expect(equal?.figures).toEqual({ files: expect.toSatisfy((files: number) => files > 3) });
  expect(await recheck(equal?.recheck)).toBe('OK\n');

  const file = join(project, 'vendor/github.com/oklog/run/group.go');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Group', 'Groop'));
  await writeFile(join(project, 'vendor/more.go'), 'package vendor\n');
  const failure = await failureOf(build('other').end);
  expect([failure.code, failure.exitCode]).toEqual(['go/vendor-differs', 65]);
  expect(failure.toData().data).toMatchObject({ files: ['github.com/oklog/run/group.go', 'more.go'], n: 2 });
  await writeFile(join(project, 'voidferry.yaml'), 'build: { vendor: ignore }\n');
  await build('ignoring').end;
});
