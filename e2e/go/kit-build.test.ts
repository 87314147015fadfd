import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { planKit } from '../../electron/jobs/plan-kit.ts';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { openKit } from '../../electron/services/kit/open-kit.ts';
import { run } from '../../electron/services/process.ts';
import { jobContext } from '../kit/job-context.ts';
import {
  commit,
  goProblem,
  inputFor,
  makeDir,
  resourcesDir,
  sampleProject,
  tinyProject,
  voidferry,
  writeFiles,
} from './projects.ts';

const problem = await goProblem();
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

const signal = new AbortController().signal;

test('the same commit in two directories gives the same kit, plugins and modules included', async () => {
  const kits: string[] = [];
  const resources = join(dir, 'resources');
  await cp(resourcesDir, resources, { recursive: true });
  for (const name of ['one', 'two and more']) {
    const project = await sampleProject(join(dir, name, 'tidegauge'));
    await commit(project, 'v1.2.3');
    const context = jobContext();
    const { kitDir, digest, bytes } = await prepareKit(inputFor(project, { resourcesDir: resources }), context);
    kits.push(digest);
    expect(kitDir).toBe(join(dir, name, 'tidegauge-1.2.3'));
    expect(await readdir(join(dir, name))).toEqual(['tidegauge', 'tidegauge-1.2.3']);
    expect([...new Set(context.evidence.map(({ claim }) => claim))]).toEqual([
      'go.toolchain-works',
      'go.built',
      'go.files-fit',
      'go.plugins-fit',
      'go.plugin-serves',
      'go.scanned',
      'go.sboms-made',
      'go.modules-packed',
      'go.modules-proven',
      'kit.sealed',
    ]);
    const { kit } = await openKit(kitDir);
    expect(kit).toMatchObject({ version: '1.2.3', serial: 1767323045, project: { dirty: false } });
    expect(kit.targets.map(({ target }) => target)).toEqual(['x86_64', 'x86_64-musl', 'aarch64']);
    expect(kit.modules).toMatchObject({ count: expect.toSatisfy((count: number) => count > 10) });
    expect(bytes).toBeGreaterThan(1e6);
    const json = await readFile(join(kitDir, 'KIT.json'), 'utf8');
    expect(json).not.toContain(dir);
    await run('sha256sum', ['--strict', '--quiet', '-c', 'SHA256SUMS'], { cwd: kitDir });
  }
  expect(kits[1]).toBe(kits[0]);
});

test('what is in the release runs: the version is in the program, the native plugin loads', async (context) => {
  const project = await sampleProject(join(dir, 'tidegauge'));
  await commit(project);
  const { targets } = await planKit(inputFor(project, { version: '9.8.7' }), signal);
  const own = targets.find(({ files }) => files.some(({ kind }) => kind === 'native-plugin'));
  if (own === undefined) return context.skip('no target of the sample is this kind of machine');
  const { kitDir } = await prepareKit(inputFor(project, { version: '9.8.7', targets: [own.target] }), jobContext());
  await run('tar', ['-xzf', join(kitDir, 'targets', own.target, 'tidegauge-9.8.7.tar.gz'), '-C', dir]);
  expect((await run(join(dir, 'bin/tidegauge'), ['--version'])).stdout).toBe('9.8.7\n');
  expect((await run(join(dir, 'bin/tidegauge-native'), [])).stdout).toContain('filtered');
  const list = JSON.parse(await readFile(join(dir, 'plugins/plugins.json'), 'utf8'));
  expect(list.plugins.map(({ file, kind }: { file: string; kind: string }) => [file, kind])).toEqual([
    ['alarm', 'grpc'],
    ['filter.so', 'native'],
  ]);
  const sums = list.plugins.map(({ file, sha256 }: Record<string, string>) => `${sha256}  ${file}\n`).join('');
  await run('sha256sum', ['--strict', '-c'], { cwd: join(dir, 'plugins'), stdin: sums });
});

test('without git, modules or project file: everything is detected', async () => {
  const project = await tinyProject(join(dir, 'tiny'));
  const input = inputFor(project, { targets: ['armv6l-musl'] });
  const { kitDir } = await prepareKit(input, jobContext());
  expect((await openKit(kitDir)).kit).toMatchObject({
    name: 'tiny',
    version: '0.0.0',
    serial: 1,
    project: { module: 'example.com/tiny', revision: null },
    service: { exec: 'bin/tiny', user: '_tiny', health: { kind: 'none' } },
    modules: { count: 0, checksumDatabase: null, private: [] },
    targets: [{ target: 'armv6l-musl', goarch: 'arm', goSettings: { GOARM: '6' } }],
  });
  await expect(prepareKit(input, jobContext())).rejects.toMatchObject({ code: 'kit/exists', data: { path: kitDir } });
});

test('the source goes along when the project file says so', async () => {
  const project = await tinyProject(join(dir, 'tiny'), {
    'voidferry.yaml': 'include: { source: true, modules: false }\n',
    '.gitignore': 'secret\n',
    secret: 'x',
  });
  await commit(project);
  const { kitDir } = await prepareKit(inputFor(project, { version: '1' }), jobContext());
  const { stdout } = await run('tar', ['-tzf', join(kitDir, 'source/tiny-1.tar.gz')]);
  expect(stdout.trim().split('\n')).toEqual(['.gitignore', 'go.mod', 'main.go', 'voidferry.yaml']);
  expect((await openKit(kitDir)).kit.modules).toBeNull();
});

test('a project that does not compile: exit 67, the lines of the compiler, and nothing left', async () => {
  const project = await tinyProject(join(dir, 'tiny'), { 'main.go': 'package main\n\nfunc main() { undefined() }\n' });
  const result = await voidferry(['kit', 'build', project, '--target', 'x86_64'], { dataDir: join(dir, 'data') });
  expect(result.code).toBe(67);
  expect(result.stdout + result.stderr).toMatch(
    /does not compile for x86_64: \.\/main\.go:3:15: undefined: undefined /,
  );
  expect((await readdir(dir)).sort()).toEqual(['data', 'tiny']);
});

test('a project file with a mistake: exit 78, and its line', async () => {
  const project = await tinyProject(join(dir, 'tiny'), { 'voidferry.yaml': 'name: tiny\naudiense: all\n' });
  const result = await voidferry(['kit', 'build', project, '--plan'], { dataDir: join(dir, 'data') });
  expect(result.code).toBe(78);
  expect(result.stderr).toMatch(/voidferry\.yaml, line 2: .*audiense/);
});

test('no Go on the machine: exit 69, and how to get it', async (context) => {
  const hide =
    'for d in /usr/local/go /usr/lib/go* /opt/go; do [ -d "$d" ] && mount -t tmpfs none "$d"; done; exec env -u GOROOT HOME=/nonexistent "$@"';
  const isolated = await run('unshare', ['-m', 'true'], { expect: [0, 1] }).catch(() => null);
  if (isolated?.code !== 0) return context.skip('hiding Go needs a mount namespace (root)');
  const wrap = ['unshare', '-m', 'sh', '-c', hide, 'sh', 'env', `PATH=${join(process.execPath, '..')}:/usr/bin:/bin`];
  const project = await tinyProject(join(dir, 'tiny'));
  for (const command of [
    ['toolchain', 'list'],
    ['kit', 'build', project],
  ]) {
    const result = await voidferry(command, { dataDir: join(dir, 'data'), wrap });
    expect(result.code).toBe(69);
    expect(result.stderr).toMatch(/No Go toolchain was found\. Looked in: PATH, .*\/usr\/local/);
    expect(result.stderr).toContain('apt install golang-go');
  }
});

test('go.mod needs a newer Go than there is: exit 69, and which', async () => {
  const project = await writeFiles(join(dir, 'tiny'), {
    'go.mod': 'module a\n\ngo 1.999\n',
    'main.go': 'package main\nfunc main() {}\n',
  });
  const result = await voidferry(['kit', 'build', project], { dataDir: join(dir, 'data') });
  expect(result.code).toBe(69);
  expect(result.stderr).toMatch(/needs Go 1\.999; the newest found is 1\.\d+/);
});

test('neither a directory without a module nor a broken go.mod is built', async () => {
  await expect(planKit(inputFor(dir), signal)).rejects.toMatchObject({ code: 'go/not-a-module', exitCode: 78 });
  await writeFiles(dir, { 'go.mod': 'module a\n\ngo 1.24\nrequire nonsense\n' });
  await expect(planKit(inputFor(dir), signal)).rejects.toMatchObject({ code: 'go/module-unreadable', exitCode: 78 });
  await expect(planKit(inputFor(join(dir, 'none')), signal)).rejects.toMatchObject({ code: 'job/file-missing' });
});

test('no space is said before anything is built', async (context) => {
  const project = await tinyProject(join(dir, 'tiny'));
  const small = join(dir, 'small');
  await writeFiles(small, { keep: '' });
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', small], { expect: [0, 1, 32] }).catch(
    () => null,
  );
  if (mounted?.code !== 0) return context.skip('a small file system needs mount (root)');
  try {
    await expect(planKit(inputFor(project, { output: join(small, 'kit') }), signal)).rejects.toMatchObject({
      code: 'job/no-space',
      exitCode: 28,
      data: { path: small, free: 1 << 20 },
    });
  } finally {
    await run('umount', [small]);
  }
});

test('an output that cannot be written to is refused as such', async (context) => {
  const project = await tinyProject(join(dir, 'tiny'));
  const sealed = await writeFiles(join(dir, 'sealed'), { keep: '' });
  const readOnly = [sealed, sealed, '--bind', '-o', 'ro'];
  const mounted = await run('mount', readOnly, { expect: [0, 1, 32] }).catch(() => null);
  if (mounted?.code !== 0) return context.skip('a read-only file system needs mount (root)');
  try {
    const building = prepareKit(inputFor(project, { output: join(sealed, 'kit') }), jobContext());
    await expect(building).rejects.toMatchObject({ code: 'job/not-permitted', exitCode: 77 });
  } finally {
    await run('umount', [sealed]);
  }
});

test('what appears in the place of the kit while it is made is left as it is', async () => {
  const project = await tinyProject(join(dir, 'tiny'));
  const output = join(dir, 'kit');
  const context = { ...jobContext(), item: () => void writeFiles(output, { keep: 'mine' }) };
  await expect(prepareKit(inputFor(project, { output }), context)).rejects.toMatchObject({ code: 'kit/exists' });
  expect(await readFile(join(output, 'keep'), 'utf8')).toBe('mine');
  expect((await readdir(dir)).sort()).toEqual(['kit', 'tiny']);
});

test('a project that changes while it is compiled gives no kit', async () => {
  const project = await tinyProject(join(dir, 'tiny'));
  await commit(project);
  const context = jobContext();
  const changing = {
    ...context,
    item: () => void writeFile(join(project, 'main.go'), 'package main\n\nfunc main() {}\n'),
  };
  await expect(prepareKit(inputFor(project), changing)).rejects.toMatchObject({ code: 'kit/source-changed' });
  expect(await readdir(dir)).toEqual(['tiny']);
});

test.each(['core.fsmonitor', 'filter.evil.clean'])(
  'scanning runs no program that the repository sets: %s',
  async (setting) => {
    const project = await tinyProject(join(dir, 'tiny'), { '.gitattributes': '*.go filter=evil\n' });
    await commit(project);
    const canary = join(dir, 'canary');
    await run('git', ['-C', project, 'config', setting, `touch ${canary}; cat`]);
    const text = await readFile(join(project, 'main.go'), 'utf8');
    // Of the same size: git has to read it to know.
    await writeFile(join(project, 'main.go'), text.replace('tiny', 'huge'));
    const plan = await planKit(inputFor(project), signal);
    expect(plan.project.git?.dirty).toBe(true);
    expect(plan.version).toMatch(/-dirty$/);
    await expect(stat(canary)).rejects.toMatchObject({ code: 'ENOENT' });
    await run('git', ['-C', project, 'status']);
    await stat(canary);
  },
);

test('a go.sum that contradicts the checksum database: nothing is packed', async () => {
  const project = await sampleProject(join(dir, 'tidegauge'));
  const goSum = await readFile(join(project, 'go.sum'), 'utf8');
  await writeFile(join(project, 'go.sum'), goSum.replace(/(go-hclog v1\.6\.3 h1:)./, '$1_'));
  await expect(prepareKit(inputFor(project), jobContext())).rejects.toMatchObject({
    code: 'go/module-mismatch',
    exitCode: 65,
    data: { output: expect.stringContaining('go-hclog v1.6.3: go.sum says h1:_') },
  });
  expect(await readdir(dir)).toEqual(['tidegauge']);
});

test.each([50, 700, 2_500])('cancelled after %i ms it stops within 2 s and leaves nothing', async (delay) => {
  const project = await sampleProject(join(dir, 'tidegauge'));
  const abort = new AbortController();
  const building = prepareKit(inputFor(project), jobContext(abort.signal));
  const ended = building.then(
    () => 'done',
    (error: unknown) => error,
  );
  await sleep(delay);
  const begun = Date.now();
  abort.abort();
  expect(await ended).toMatchObject({ name: 'AbortError' });
  expect(Date.now() - begun).toBeLessThan(2_000);
  expect(await readdir(dir)).toEqual(['tidegauge']);
});
