import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CuttingProxy, startCuttingProxy } from '../../e2e/hosts/cutting-proxy.ts';
import { type LoopbackFixture, startLoopbackFixture } from '../../e2e/hosts/loopback.ts';
import { jobContext } from '../../e2e/kit/job-context.ts';
import { type MakeKitOptions, makeKit, signKitWith } from '../../e2e/kit/make-kit.ts';
import { createKeyPair } from '../services/custody/signer.ts';
import { loadTrust, type Trust } from '../services/custody/trust.ts';
import { openHostLink } from '../services/host/host-link.ts';
import { writeTarGz } from '../services/kit/tar.ts';
import { run } from '../services/process.ts';
import type { PhaseId } from '../shared/job.ts';
import { enrolHost } from './enrol.ts';
import { type PushInput, pushKit } from './push.ts';
import { rollbackHost } from './rollback.ts';

const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url));
const MB = 1_000_000;
const target = process.arch === 'x64' ? 'x86_64' : 'aarch64';
let fixture: LoopbackFixture;
let proxy: CuttingProxy;
let trust: Trust;
let signersPath: string;
let prefix: string;

beforeAll(async () => {
  fixture = await startLoopbackFixture();
  proxy = await startCuttingProxy(fixture.host.port);
  signersPath = join(fixture.dir, 'allowed_signers');
  await writeFile(signersPath, `tester ${await readFile(`${fixture.userKey}.pub`, 'utf8')}`);
  const proxied = fixture.host.hostKeyLine.replace(String(fixture.host.port), String(proxy.port));
  await appendFile(fixture.knownHosts, `${proxied}\n`);
  trust = await loadTrust({ allowedSigners: signersPath });
});
afterAll(async () => {
  await proxy.stop();
  await fixture.stop();
});

/** Each test has a host of its own: another prefix. */
beforeEach(async () => {
  prefix = await mkdtemp(join(fixture.home, 'root with space-'));
  await enrolHost({ ...login(), signersPath, resourcesDir }, jobContext());
  proxy.reset();
  return async () => {
    await run('/bin/sh', ['-c', 'for s in "$1"/opt/*/service; do [ ! -f "$s" ] || sh "$s" stop; done', 'sh', prefix]);
    await rm(prefix, { recursive: true, force: true });
  };
});

function login() {
  return { ...fixture.login(undefined, proxy.port), prefix };
}

async function kit(options: Partial<MakeKitOptions> = {}, signed = true): Promise<string> {
  const dir = await mkdtemp(join(fixture.dir, 'kit-'));
  const made = await makeKit({ dir, targets: ['x86_64', 'aarch64'], ...options });
  if (signed) await signKitWith(made.dir, fixture.userKey);
  return made.dir;
}

const program = (version: string, body = 'while :; do sleep 1; done') => ({
  path: 'bin/tidegauge',
  content: `#!/bin/sh\n# ${version}\n${body}\n`,
});

async function push(
  kitDir: string,
  options: Partial<PushInput> & { signal?: AbortSignal; onPhase?: (phase: PhaseId) => void; onBytes?: () => void } = {},
) {
  const context = jobContext(options.signal);
  const phases: PhaseId[] = [];
  const result = pushKit(
    { ...login(), kitDir, trust, ...options },
    {
      ...context,
      phase(phase) {
        phases.push(phase);
        options.onPhase?.(phase);
      },
      advance: () => options.onBytes?.(),
    },
  );
  const output = await result.catch((error: unknown) => error as { code: string; data: Record<string, string> });
  return { output, phases, claims: context.evidence.map((piece) => piece.claim), evidence: context.evidence };
}

const arrivedFiles = () =>
  run('find', [join(prefix, 'opt/.voidferry/push'), '-type', 'f']).then(
    (r) => r.stdout,
    () => '',
  );

test('first, same again, then one file of three', async () => {
  const same = [1, 2].map((n) => ({ path: `lib/same-${n}`, content: randomBytes(4 * MB) }));
  const first = await kit({ files: [program('1'), ...same, { path: 'lib/changing', content: randomBytes(MB) }] });
  const pushed = await push(first);
  expect(pushed.output).toMatchObject({ staged: 'staged', activation: { result: 'healthy' } });
  expect(pushed.claims).toEqual(['kit.signature-valid', 'host.verified', 'host.staged', 'host.healthy']);
  expect(pushed.evidence[1]).toMatchObject({ level: 'L4' });
  expect(pushed.phases).toEqual([
    'push.check',
    'push.connect',
    'push.compare',
    'push.upload',
    'push.stage',
    'push.activate',
  ]);
  expect(proxy.sent()).toBeGreaterThan(9 * MB);
  expect(proxy.links()).toBe(1);
  expect(await arrivedFiles()).toBe('');

  proxy.reset();
  const again = await push(first);
  expect(again.output).toMatchObject({ staged: 'present', activation: { result: 'unchanged' } });
  expect(again.claims).toContain('host.unchanged');
  expect(proxy.sent()).toBeLessThan(64_000);

  proxy.reset();
  const next = await kit({
    version: '1.1.0',
    serial: 1_764_000_001,
    files: [program('1'), ...same, { path: 'lib/changing', content: randomBytes(MB) }],
  });
  expect((await push(next)).output).toMatchObject({ staged: 'staged', activation: { result: 'healthy' } });
  expect(proxy.sent()).toBeGreaterThan(MB);
  expect(proxy.sent()).toBeLessThan(1.1 * MB + 64_000);

  const back = await rollbackHost({ ...login(), name: 'tidegauge' }, jobContext());
  expect(back).toMatchObject({ result: 'healthy', release: expect.stringMatching(/^1\.0\.0-/) });
});

test('staged only: nothing runs', async () => {
  const { output, claims, phases } = await push(await kit(), { stageOnly: true });
  expect(output).toMatchObject({ staged: 'staged', activation: null });
  expect(claims).toEqual(['kit.signature-valid', 'host.verified', 'host.staged']);
  expect(phases.at(-1)).toBe('push.stage');
  expect(await readdir(join(prefix, 'opt/tidegauge'))).not.toContain('current');
});

test('what is not signed by whom we trust is not sent', async () => {
  const unsigned = await kit({}, false);
  expect((await push(unsigned)).output).toMatchObject({ code: 'kit/unsigned' });
  const stranger = join(fixture.dir, 'stranger');
  await rm(stranger, { force: true });
  await createKeyPair(stranger, 'stranger');
  await signKitWith(unsigned, stranger);
  expect((await push(unsigned)).output).toMatchObject({ code: 'kit/signer-unknown' });
  const extra = await kit();
  await writeFile(join(extra, 'extra.txt'), 'x');
  expect((await push(extra)).output).toMatchObject({ code: 'kit/extra-files' });
  const files = await kit();
  const sums = join(files, 'SHA256SUMS');
  await writeFile(sums, (await readFile(sums, 'utf8')).replace(/^.{64}(?= {2}README)/m, '0'.repeat(64)));
  expect((await push(files)).output).toMatchObject({ code: 'kit/signature-bad' });
  expect(proxy.links()).toBe(0);
});

test('the host asks its own signers, not ours', async () => {
  const stranger = join(await mkdtemp(join(fixture.dir, 'key-')), 'stranger');
  await createKeyPair(stranger, 'stranger');
  const theirs = `${stranger}.allowed`;
  await writeFile(theirs, `stranger ${await readFile(`${stranger}.pub`, 'utf8')}`);
  const dir = await kit({}, false);
  await signKitWith(dir, stranger);
  const { output, claims } = await push(dir, { trust: await loadTrust({ allowedSigners: theirs }) });
  expect(output).toMatchObject({ code: 'kit/signer-unknown' });
  expect(claims).toEqual(['kit.signature-valid']);
});

test('lists and archives that are not what was signed', async () => {
  const list = await kit();
  const files = `targets/${target}/FILES`;
  await appendFile(join(list, files), `0644 0 ${'0'.repeat(64)} zzz\n`);
  expect((await push(list)).output).toMatchObject({ code: 'kit/checksum-mismatch', data: { files: [files] } });
  expect(await arrivedFiles()).toBe('');

  proxy.reset();
  const archive = await kit({ files: [{ path: 'bin/tidegauge', content: randomBytes(3 * MB) }] });
  const path = join(archive, 'targets', target, 'tidegauge-1.0.0.tar.gz');
  await rm(path);
  const other = { path: 'bin/tidegauge', mode: 0o755, from: randomBytes(3 * MB) };
  await writeTarGz(path, [other], { epochSeconds: 1_764_000_000 });
  const mismatch = { code: 'kit/checksum-mismatch', data: { files: expect.stringContaining('bin/tidegauge') } };
  expect((await push(archive)).output).toMatchObject(mismatch);
  expect(proxy.sent()).toBeLessThan(4 * MB);
  await expect.poll(arrivedFiles).not.toMatch(/files\/[0-9a-f]{64}$/m);
});

test('a kit without this architecture, and a host without trust', async () => {
  const { output } = await push(await kit({ targets: ['armv6l-musl'] }));
  expect(output).toMatchObject({ code: 'host/wrong-architecture' });
  const bare = await mkdtemp(join(fixture.home, 'bare-'));
  expect((await push(await kit(), { prefix: bare })).output).toMatchObject({ code: 'host/not-enrolled' });
  expect(await readdir(bare)).toEqual([]);
});

test('an unhealthy release gives way to the one before it, which is proven', async () => {
  expect((await push(await kit({ files: [program('1')] }))).output).toMatchObject({
    activation: { result: 'healthy' },
  });
  const sick = await kit({ version: '2.0.0', serial: 1_764_000_001, files: [program('2', 'sleep 0.3; exit 3')] });
  const { output, claims, evidence } = await push(sick);
  expect(output).toMatchObject({ code: 'host/rolled-back' });
  expect(claims).toEqual(['kit.signature-valid', 'host.verified', 'host.staged', 'host.rolled-back']);
  expect(evidence.at(-1)?.figures['release']).toMatch(/^1\.0\.0-/);
});

test('a first release that is unhealthy proves nothing', async () => {
  const { output, claims } = await push(await kit({ files: [program('1', 'exit 3')] }));
  expect(output).toMatchObject({ code: 'host/first-install-failed' });
  expect(claims).not.toContain('host.healthy');
});

test('an upload that is cut goes on where it was', async () => {
  const dir = await kit({ files: [program('1'), { path: 'lib/big', content: randomBytes(16 * MB) }] });
  let begun = false;
  const cutOnce = () => {
    if (!begun) proxy.cutAfter(9 * MB);
    begun = true;
  };
  const { output } = await push(dir, { stageOnly: true, onPhase: (phase) => phase === 'push.upload' && cutOnce() });
  expect(output).toMatchObject({ staged: 'staged' });
  expect(proxy.links()).toBe(2);
  expect(proxy.sent()).toBeLessThan(16 * MB + 6 * MB);
});

test('a cancelled upload stops within two seconds, and the next push sends less', async () => {
  const dir = await kit({ files: [program('1'), { path: 'lib/big', content: randomBytes(24 * MB) }] });
  const abort = new AbortController();
  let cancelledAt = 0;
  let chunks = 0;
  const onBytes = () => {
    chunks += 1;
    if (chunks !== 12) return;
    cancelledAt = performance.now();
    abort.abort();
  };
  const { output, claims } = await push(dir, { signal: abort.signal, onBytes });
  expect(performance.now() - cancelledAt).toBeLessThan(2_000);
  expect(output).toMatchObject({ name: 'AbortError' });
  expect(claims).toEqual(['kit.signature-valid']);

  proxy.reset();
  expect((await push(dir, { stageOnly: true })).output).toMatchObject({ staged: 'staged' });
  expect(proxy.sent()).toBeLessThan(18 * MB);
});

test('what lies there from before and is wrong is sent again', async () => {
  const dir = await kit({ files: [program('1'), { path: 'lib/big', content: randomBytes(2 * MB) }] });
  const digest = (await run('sha256sum', [join(dir, 'SHA256SUMS')])).stdout.slice(0, 32);
  const { stdout } = await run('grep', ['lib/big', join(dir, 'targets', target, 'FILES')]);
  const sum = stdout.split(' ')[2] ?? '';
  const files = join(prefix, 'opt/.voidferry/push', digest, 'files');
  await run('mkdir', ['-p', files]);
  await writeFile(join(files, `${sum}.upload`), randomBytes(MB));
  expect((await push(dir, { stageOnly: true })).output).toMatchObject({ staged: 'staged' });
  expect(proxy.sent()).toBeGreaterThan(3 * MB);
});

test('a host that names another release than the one asked for proves nothing', async () => {
  const program0 = join(prefix, 'usr/local/sbin/voidferry-host');
  await run('mv', [program0, `${program0}.real`]);
  const other =
    '/^out=result=/ { seen = 1 } seen && /^out=release=/ { $0 = "out=release=0.0.1-0123456789ab" } { print }';
  await writeFile(program0, `/bin/sh '${program0}.real' "$@" | awk '${other}'\n`);
  const { output, claims } = await push(await kit({ files: [program('1')] }));
  expect(output).toMatchObject({ code: 'host/outcome-unknown' });
  expect(claims).not.toContain('host.healthy');
});

test('a link that is cut while the host activates loses nothing', async () => {
  const service = {
    health: {
      kind: 'none',
      address: '',
      settleSeconds: 4,
      timeoutSeconds: 20,
      maxLatencyMs: 500,
      maxErrorPermille: 50,
    },
  } as const;
  const dir = await kit({ files: [program('1')], service });
  const cut = (phase: PhaseId) => {
    if (phase === 'push.activate') setTimeout(() => proxy.cut(), 1_500);
  };
  const { output, claims } = await push(dir, { onPhase: cut });
  expect(output).toMatchObject({ activation: { result: 'healthy' } });
  expect(claims).toContain('host.healthy');
  expect(proxy.links()).toBe(2);
});

test('who stops watching is told that the host goes on, and it does', async () => {
  const abort = new AbortController();
  const dir = await kit({ files: [program('1')] });
  const stop = (phase: PhaseId) => {
    if (phase === 'push.activate') setTimeout(() => abort.abort(), 1_000);
  };
  const { output, claims } = await push(dir, { signal: abort.signal, onPhase: stop });
  expect(output).toMatchObject({ code: 'host/watch-stopped' });
  expect(claims).not.toContain('host.healthy');
  const link = await openHostLink({ ...login(), signal: new AbortController().signal });
  const status = () => link.host.status('tidegauge');
  await expect
    .poll(status, { timeout: 20_000 })
    .toMatchObject({ state: 'run', healthy: expect.stringMatching(/^1\.0\.0-/) });
  link.close();
});
