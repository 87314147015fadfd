import { chmod, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  detectToolchains,
  type ToolchainPlaces,
  toolchainPlaces,
} from '../../electron/services/go/detect-toolchains.ts';
import { goEnv, readGoSettings } from '../../electron/services/go/go-env.ts';
import { goProblem, makeDir, writeFiles } from './projects.ts';

let dir = '';
let remove = async () => {};
beforeEach(async () => {
  ({ dir, remove } = await makeDir());
});
afterEach(() => remove());

const signal = AbortSignal.timeout(60_000);

/** A directory that looks like a Go toolchain; its `go` is a script. */
async function fakeToolchain(name: string, version: string, script: string): Promise<string> {
  const goroot = await writeFiles(join(dir, name), {
    VERSION: `${version}\ntime 2026-01-02T03:04:05Z\n`,
    'bin/go': script,
  });
  await chmod(join(goroot, 'bin/go'), 0o755);
  return goroot;
}

const says = (version: string) => `#!/bin/sh\necho "go version ${version} linux/amd64"\n`;
const nowhere: ToolchainPlaces = { goroot: null, environment: {}, system: [] };

test('the real Go is found, once, with its version and platform', async (context) => {
  const problem = await goProblem();
  if (problem !== null) return context.skip(problem);
  const { found } = await detectToolchains(toolchainPlaces(), signal);
  expect(found[0]).toMatchObject({
    version: expect.stringMatching(/^1\.\d+/),
    platform: expect.stringMatching(/^linux\//),
  });
  expect(new Set(found.map(({ goroot }) => goroot)).size).toBe(found.length);
});

test('each place is looked at in its order, links and doubles are one, and what lies is said', async () => {
  const first = await fakeToolchain('sdk/go1.26.1', 'go1.26.1', says('go1.26.1'));
  await fakeToolchain('sdk/go1.25.0', 'go1.25.0', says('go1.24.9'));
  await fakeToolchain('sdk/go1.24.0', 'go1.24.0', '#!/bin/sh\nexit 3\n');
  await writeFiles(join(dir, 'sdk/gonothing'), { README: 'no VERSION here' });
  const other = await fakeToolchain('elsewhere', 'go1.26.2', says('go1.26.2'));
  const second = await fakeToolchain('lib/go', 'go1.27rc1', says('go1.27rc1'));
  await symlink(join(second, 'bin/go'), join(dir, 'go'));
  const { found, searched, broken } = await detectToolchains(
    {
      goroot: first,
      environment: { PATH: `${relative(process.cwd(), other)}/bin:${dir}:/nonexistent`, GOROOT: second },
      system: [
        { parent: join(dir, 'sdk'), name: /^go/ },
        { parent: join(dir, 'missing'), name: /^go/ },
      ],
    },
    signal,
  );
  expect(found.map(({ version, foundBy }) => [version, foundBy])).toEqual([
    ['1.26.1', first],
    ['1.27rc1', 'PATH'],
  ]);
  expect(searched).toEqual([first, 'PATH', 'GOROOT', join(dir, 'sdk'), join(dir, 'missing')]);
  expect(broken.map(({ problem }) => problem)).toEqual([
    'go version: job/tool-failed, exit code 3',
    'VERSION says 1.25.0, go says 1.24.9',
  ]);
});

test('nothing is found where nothing is', async () => {
  const { found, broken } = await detectToolchains(nowhere, signal);
  expect([found, broken]).toEqual([[], []]);
});

test('a toolchain that hangs does not outlast a cancel', async () => {
  const goroot = await fakeToolchain('slow', 'go1.26.1', '#!/bin/sh\nsleep 60\n');
  const begun = Date.now();
  const found = detectToolchains({ ...nowhere, goroot }, AbortSignal.timeout(200));
  await expect(found).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(Date.now() - begun).toBeLessThan(2_000);
});

test("the user's own settings are read, and none of them steers a build", async (context) => {
  const problem = await goProblem();
  if (problem !== null) return context.skip(problem);
  const { found } = await detectToolchains(toolchainPlaces(), signal);
  const goroot = found[0]?.goroot ?? '';
  await writeFiles(dir, { 'go.conf': 'GOPROXY=http://127.0.0.1:9\nGOTOOLCHAIN=go1.99.0\n' });
  const user = {
    PATH: '/usr/bin:/bin',
    GOPATH: join(dir, 'go'),
    GOENV: join(dir, 'go.conf'),
    GOFLAGS: '-mod=vendor',
    GOPRIVATE: '*',
  };
  const settings = await readGoSettings(goroot, signal, user);
  expect(settings).toMatchObject({
    GOPROXY: 'http://127.0.0.1:9',
    GOTOOLCHAIN: 'go1.99.0',
    GOMODCACHE: join(dir, 'go/pkg/mod'),
  });
  const env = goEnv(
    { goroot, settings, tmpDir: dir },
    { ...user, LD_PRELOAD: '/evil.so', CGO_CFLAGS: '-g3', SSH_AUTH_SOCK: '/agent' },
  );
  expect(env).toMatchObject({
    GOENV: 'off',
    GOTOOLCHAIN: 'local',
    GOFLAGS: '',
    GOPRIVATE: '',
    GOVCS: '*:off',
    CGO_ENABLED: '0',
  });
  expect(
    Object.keys(env).filter((name) => ['LD_PRELOAD', 'CGO_CFLAGS', 'SSH_AUTH_SOCK', 'GOSUMDB'].includes(name)),
  ).toEqual([]);
});
