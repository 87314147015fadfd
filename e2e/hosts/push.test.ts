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
import { jobContext } from '../kit/job-context.ts';
import { type MakeKitOptions, makeKit, signKitWith } from '../kit/make-kit.ts';
import { startVoidHost, type VoidHost, voidHostProblem } from './void-host.ts';

/* The same jobs as in electron/jobs/push.test.ts, through a real sshd to a Void-like host with real runit and only a base Void's tools. */
const problem = voidHostProblem();
const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url));
let host: VoidHost;
let dir: string;

beforeAll(async () => {
  if (problem !== null) return;
  dir = await mkdtemp(join(tmpdir(), 'voidferry-push-'));
  host = await startVoidHost({ optSizeMiB: 16 });
  await writeFile(join(dir, 'known_hosts'), `${host.hostKeyLine}\n`);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(dir, 'signer')]);
  await writeFile(join(dir, 'allowed_signers'), `signer ${await readFile(join(dir, 'signer.pub'), 'utf8')}`);
});
afterAll(async () => {
  if (problem !== null) return;
  await host.stop();
  await rm(dir, { recursive: true, force: true });
});
beforeEach((context) => {
  if (problem !== null) context.skip(problem);
});

function login(user = 'root') {
  return {
    address: { user, host: '127.0.0.1', port: host.port },
    identity: { kind: 'file', path: host.userKey },
    knownHostsPaths: [join(dir, 'known_hosts')],
  } as const;
}

async function push(options: Partial<MakeKitOptions>, user = 'root') {
  const kit = await makeKit({ dir: await mkdtemp(join(dir, 'kit-')), ...options });
  await signKitWith(kit.dir, join(dir, 'signer'));
  const trust = await loadTrust({ allowedSigners: join(dir, 'allowed_signers') });
  const context = jobContext();
  const output = await pushKit({ ...login(user), kitDir: kit.dir, trust }, context).catch((error: unknown) => error);
  return { output, claims: context.evidence.map((piece) => piece.claim) };
}

test('not enrolled, enrolled, installed, the same again, another architecture, no space, no right', async () => {
  expect((await push({})).output).toMatchObject({ code: 'host/not-enrolled' });

  const enrolled = jobContext();
  const signersPath = join(dir, 'allowed_signers');
  const told = await enrolHost({ ...login(), signersPath, resourcesDir }, enrolled);
  expect(told).toMatchObject({ target: 'x86_64', signers: [expect.stringMatching(/^SHA256:/)] });
  expect(enrolled.evidence.map((piece) => piece.claim)).toEqual(['host.enrolled']);

  const first = await push({});
  expect(first.output).toMatchObject({ staged: 'staged', activation: { result: 'healthy' } });
  expect(first.claims).toEqual(['kit.signature-valid', 'host.verified', 'host.staged', 'host.healthy']);
  const status = await host.exec(['sv', 'status', '/var/service/tidegauge']);
  expect(status.stdout).toMatch(/^run:/);

  const again = await push({});
  expect(again.output).toMatchObject({ staged: 'present', activation: { result: 'unchanged' } });

  expect((await push({ targets: ['aarch64-musl'] })).output).toMatchObject({ code: 'host/wrong-architecture' });
  const large = { path: 'bin/tidegauge', content: randomBytes(20_000_000) };
  expect((await push({ version: '2.0.0', files: [large] })).output).toMatchObject({ code: 'host/no-space' });
  expect((await push({ version: '2.0.0' }, 'operator')).output).toMatchObject({ code: 'host/not-permitted' });
});
