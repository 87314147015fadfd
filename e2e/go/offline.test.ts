import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { detectToolchains, toolchainPlaces } from '../../electron/services/go/detect-toolchains.ts';
import { type GoSettings, goEnv, readGoSettings } from '../../electron/services/go/go-env.ts';
import { run } from '../../electron/services/process.ts';
import type { Evidence } from '../../electron/shared/evidence.ts';
import { jobContext } from '../kit/job-context.ts';
import { commit, goProblem, inputFor, makeDir, sampleProject } from './projects.ts';

const noNetwork = process.getuid?.() === 0 ? ['-n'] : ['-rn'];

async function offlineProblem(): Promise<string | null> {
  const cut = await run('unshare', [...noNetwork, 'true'], { expect: [0, 1] }).catch(() => null);
  return cut?.code === 0 ? await goProblem() : 'cutting the network needs user namespaces or root';
}

const problem = await offlineProblem();
const signal = new AbortController().signal;
let dir = '';
let remove = async () => {};
let project = '';
let proxy = '';
let goroot = '';
let proven: readonly Evidence[] = [];
let settings: GoSettings;

/** On the other side of the gap: the project without go.sum, and all that the kit holds of modules, unpacked. */
beforeAll(async () => {
  if (problem !== null) return;
  ({ dir, remove } = await makeDir());
  const connected = await sampleProject(join(dir, 'connected'));
  await commit(connected);
  const context = jobContext();
  const output = join(dir, "the kit's");
  const { kitDir } = await prepareKit(inputFor(connected, { targets: ['x86_64'], output }), context);
  proven = context.evidence;
  goroot = (await detectToolchains(toolchainPlaces(), signal)).found[0]?.goroot ?? '';
  settings = await readGoSettings(goroot, signal);
  project = await sampleProject(join(dir, 'closed'));
  await rm(join(project, 'go.sum'));
  proxy = join(dir, 'proxy');
  await run('mkdir', [proxy]);
  const packs = (await readdir(join(kitDir, 'modules'))).map((name) => join('modules', name));
  for (const tar of [...packs, 'attestations/sumdb.tar']) await run('tar', ['-xf', join(kitDir, tar), '-C', proxy]);
});
afterAll(() => remove());
beforeEach((context) => {
  if (problem !== null) context.skip(problem);
});

let caches = 0;

/** Runs `go` without network, with a module cache and a checksum database state that have never seen anything. */
async function goOffline(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const fresh = join(dir, `cache-${caches++}`);
  await run('mkdir', [fresh]);
  const env = goEnv({
    goroot,
    settings,
    tmpDir: fresh,
    modCache: join(fresh, 'modcache'),
    goproxy: `file://${proxy}`,
    flags: '-mod=mod -modcacherw -trimpath -buildvcs=false',
  });
  const everything = [...noNetwork, join(goroot, 'bin/go'), ...args];
  const result = await run('unshare', everything, {
    cwd: project,
    env: { ...env, ...more },
    expect: [0, 1],
    timeoutMs: 600_000,
  });
  await rm(fresh, { recursive: true });
  await rm(join(project, 'go.sum'), { force: true });
  const complaints = result.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('go: downloading '));
  return { code: result.code, complaints: complaints.join('\n') };
}

test('each claim of the build is checked again by its own command, pasted into a shell whose settings differ', async () => {
  const env = {
    ...process.env,
    LC_ALL: 'C',
    GOSUMDB: 'off',
    GOFLAGS: '-v',
    GOAMD64: 'v3',
    CGO_CFLAGS: '-O0',
    TMPDIR: dir,
  };
  const said = new Map<string, string>();
  for (const { claim, recheck } of proven) {
    const { stdout } = await run('sh', ['-c', recheck], { cwd: '/', env, timeoutMs: 600_000 });
    said.set(claim, stdout.trim());
  }
  const figuresOf = (claim: string) => proven.find((piece) => piece.claim === claim)?.figures;
  const files = await readFile(join(dir, "the kit's/targets/x86_64/FILES"), 'utf8');
  expect(files).toContain(` ${said.get('go.built')?.slice(0, 64)} bin/tidegauge\n`);
  expect(said.get('go.modules-packed')).toBe(String(figuresOf('go.modules-packed')?.['modules']));
  expect(said.get('go.modules-proven')).toBe('OK');
  expect(said.get('kit.sealed')).toContain(`${figuresOf('kit.sealed')?.['digest']}  SHA256SUMS`);
  expect((await run('git', ['-C', join(dir, 'connected'), 'status', '--porcelain'])).stdout).toBe('');
});

test.each([1, 2, 3])(
  'the kit alone builds the sample without network, verified against the checksum database (%i of 3)',
  async () => {
    const result = await goOffline(['build', '-o', `${join(dir, 'bin')}/`, './...']);
    expect(result).toEqual({ code: 0, complaints: '' });
  },
);

test('what go mod tidy and go vet need is there too', async () => {
  expect(await goOffline(['mod', 'tidy'])).toEqual({ code: 0, complaints: '' });
  expect(await goOffline(['vet', './...'])).toEqual({ code: 0, complaints: '' });
});

test('a partial tile that was not made again would be missed', async () => {
  const { stdout } = await run('find', [join(proxy, 'sumdb'), '-path', '*.p/*', '-type', 'f']);
  const tiles = stdout.trim().split('\n');
  expect(tiles.length).toBeGreaterThan(100);
  for (const tile of tiles) {
    const { stdout: size } = await run('stat', ['-c', '%s', tile]);
    expect(Number(size)).toBe(32 * Number(tile.split('/').at(-1)));
  }
});

test('one byte of a module changed is refused', async () => {
  const zip = await onlyFile('*go-hclog/@v/*.zip');
  await flip(zip, 200);
  const result = await goOffline(['mod', 'download', 'github.com/hashicorp/go-hclog']);
  await flip(zip, 200);
  expect(result).toEqual({ code: 1, complaints: expect.stringContaining('zip: checksum error') });
});

test('a module that is whole but another is refused by the checksum database, and by nothing else', async () => {
  const zip = await onlyFile('*go-hclog/@v/*.zip');
  const bytes = await readFile(zip, 'latin1');
  await writeFile(zip, bytes.replaceAll('/LICENSE', '/LICENCE'), 'latin1');
  const download = ['mod', 'download', 'github.com/hashicorp/go-hclog'];
  const refused = await goOffline(download);
  const unchecked = await goOffline(download, { GOSUMDB: 'off' });
  await writeFile(zip, bytes, 'latin1');
  expect(refused).toEqual({ code: 1, complaints: expect.stringMatching(/checksum mismatch.*SECURITY ERROR/s) });
  expect(unchecked.code).toBe(0);
});

test('one byte of a proof changed is refused as well', async () => {
  const lookup = await onlyFile('*/lookup/*/go-hclog@*');
  await flip(lookup, 60);
  expect((await goOffline(['mod', 'download', 'all'])).code).toBe(1);
});

async function onlyFile(pattern: string): Promise<string> {
  const { stdout } = await run('find', [proxy, '-path', pattern]);
  const [path, ...others] = stdout.trim().split('\n');
  if (!path || others.length > 0) throw new Error(`${pattern} is ${stdout}`);
  return path;
}

async function flip(path: string, offset: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = new Uint8Array(1);
  await file.read(byte, 0, 1, offset);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, offset);
  await file.close();
}
