import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enrolHost } from '../../electron/jobs/enrol.ts';
import { pushKit } from '../../electron/jobs/push.ts';
import { loadTrust } from '../../electron/services/custody/trust.ts';
import { run } from '../../electron/services/process.ts';
import type { PhaseId } from '../../electron/shared/job.ts';
import { jobContext } from '../kit/job-context.ts';
import { makeKit, signKitWith } from '../kit/make-kit.ts';
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts';
import { startVoidHost, type VoidHost, voidHostProblem } from './void-host.ts';

/* Links that break, between us and a real sshd on a host with real runit. */
const MB = 1_000_000;
const SETTLE_SECONDS = 4;
const problem = voidHostProblem();
const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url));
let host: VoidHost;
let proxy: CuttingProxy;
let dir: string;
let serial = 0;

beforeAll(async () => {
  if (problem !== null) return;
  dir = await mkdtemp(join(tmpdir(), 'voidferry-cut-'));
  host = await startVoidHost();
  proxy = await startCuttingProxy(host.port);
  await writeFile(join(dir, 'known_hosts'), `${host.hostKeyLine.replace(`:${host.port} `, `:${proxy.port} `)}\n`);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(dir, 'signer')]);
  await writeFile(join(dir, 'allowed_signers'), `signer ${await readFile(join(dir, 'signer.pub'), 'utf8')}`);
  await enrolHost({ ...login(), signersPath: join(dir, 'allowed_signers'), resourcesDir }, jobContext());
  expect(await push('1.0.0')).toMatchObject({ activation: { result: 'healthy' } });
});
afterAll(async () => {
  if (problem !== null) return;
  await proxy.stop();
  await host.stop();
  await rm(dir, { recursive: true, force: true });
});
beforeEach((context) => {
  if (problem !== null) context.skip(problem);
});

function login() {
  return {
    address: { user: 'root', host: '127.0.0.1', port: proxy.port },
    identity: { kind: 'file', path: host.userKey },
    knownHostsPaths: [join(dir, 'known_hosts')],
  } as const;
}

async function push(version: string, onPhase: (phase: PhaseId) => void = () => {}) {
  const kit = await makeKit({
    dir: await mkdtemp(join(dir, 'kit-')),
    version,
    serial: ++serial,
    files: [
      { path: 'bin/tidegauge', content: `#!/bin/sh\n# ${version}\nwhile :; do sleep 1; done\n` },
      { path: 'lib/big', content: randomBytes(16 * MB) },
    ],
    service: {
      health: {
        kind: 'none',
        address: '',
        settleSeconds: SETTLE_SECONDS,
        timeoutSeconds: 20,
        maxLatencyMs: 500,
        maxErrorPermille: 50,
      },
    },
  });
  await signKitWith(kit.dir, join(dir, 'signer'));
  const trust = await loadTrust({ allowedSigners: join(dir, 'allowed_signers') });
  proxy.reset();
  return pushKit({ ...login(), kitDir: kit.dir, trust }, { ...jobContext(), phase: onPhase });
}

const tell = async (...command: string[]) => (await host.exec(command)).stdout;
const live = () => tell('readlink', '/opt/tidegauge/current');
const serving = () => tell('sv', 'status', '/var/service/tidegauge');
const receipts = async () => (await tell('ls', '/var/lib/voidferry/receipts')).match(/\.json$/gm)?.length ?? 0;

test('a link that is cut in the middle of an upload: the old release serves, and the upload goes on where it was', async () => {
  const before = await receipts();
  const whileCut: Promise<string>[] = [];
  const result = await push('2.0.0', (phase) => {
    if (phase !== 'push.upload') return;
    proxy.cutAfter(9 * MB);
    whileCut.push(live(), serving());
  });
  const [release, service] = await Promise.all(whileCut);
  expect(release).toMatch(/^releases\/1\.0\.0-/);
  expect(service).toMatch(/^run:/);
  expect(result).toMatchObject({ staged: 'staged', activation: { result: 'healthy' } });
  expect(proxy.links()).toBe(2);
  expect(proxy.sent()).toBeLessThan(22 * MB);
  expect(await live()).toMatch(/^releases\/2\.0\.0-/);
  expect(await tell('ls', '-A', '/opt/.voidferry/push')).toBe('');
  expect(await receipts()).toBe(before + 2);
});

test('a link that is cut in the middle of an installation: the host ends it by itself, and we learn how', async () => {
  const before = await receipts();
  const result = await push('3.0.0', (phase) => {
    if (phase === 'push.activate') setTimeout(() => proxy.cut(), 1_500);
  });
  expect(proxy.links()).toBe(2);
  expect(result).toMatchObject({ activation: { result: 'healthy', release: expect.stringMatching(/^3\.0\.0-/) } });
  expect(await live()).toMatch(/^releases\/3\.0\.0-/);
  expect(await serving()).toMatch(/^run:/);
  expect(await tell('sh', '-c', 'ls -A /opt/tidegauge /opt/tidegauge/releases | grep -E "stage|activating" || :')).toBe(
    '',
  );
  expect(await receipts()).toBe(before + 2);
});
