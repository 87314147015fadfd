import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import type { JobContext } from '../../electron/jobs/run-job.ts';
import { signKit } from '../../electron/jobs/sign.ts';
import { createKeyPair } from '../../electron/services/custody/signer.ts';
import { run } from '../../electron/services/process.ts';
import { findSandbox, type Sandbox } from '../../electron/services/sandbox/sandbox.ts';
import { goProblem, inputFor, makeDir } from '../go/projects.ts';
import { failureOf } from './failure-of.ts';
import { jobContext } from './job-context.ts';
import { smallService } from './small-service.ts';

const goMissing = await goProblem();
const problem = goMissing ?? (process.arch === 'x64' ? null : 'the projects here are built for amd64');
let sandbox: Sandbox;
let dir = '';
let remove = async () => {};
beforeAll(async () => {
  ({ dir, remove } = await makeDir());
  sandbox = await findSandbox(AbortSignal.timeout(30_000));
});
afterAll(() => remove());
beforeEach((context) => {
  if (problem !== null) context.skip(problem);
});

const service = (name: string, body: string) => smallService(join(dir, name, 'app'), body);

const build = (projectDir: string, context: JobContext = jobContext()) =>
  prepareKit(inputFor(projectDir, { targets: ['x86_64'], rehearse: true, version: '1' }), context);

/** A context that does something at the very moment when a phase begins. */
function at(phase: string, act: () => void): JobContext {
  return {
    ...jobContext(),
    phase: (begun) => {
      if (begun === phase) act();
    },
  };
}

/** The module packs of the kit that is being made beside a project. */
function packsBeside(project: string): string[] {
  const parent = join(project, '..');
  const work = readdirSync(parent).find((name) => name.startsWith('.voidferry-')) ?? '';
  const modules = join(parent, work, 'kit/modules');
  return readdirSync(modules).map((name) => join(modules, name));
}

test('a kit that was rehearsed says so beside itself; the statement is signed with it, and stock tools read it', async () => {
  const context = jobContext();
  const { kitDir, digest } = await build(await service('good', ''), context);
  const claims = context.evidence.map(({ claim }) => claim);
  expect(claims).toEqual(expect.arrayContaining(['kit.rehearsed', 'kit.rebuilt']));
  const path = join(kitDir, 'attestations/rehearsal-1.json');
  const statement = JSON.parse(await readFile(path, 'utf8'));
  expect(statement).toMatchObject({
    kind: 'rehearsal',
    kit: digest,
    rehearsal: { cut: sandbox.cut, install: { target: 'x86_64' }, rebuilt: [{ target: 'x86_64' }] },
  });
  expect(await readFile(join(kitDir, 'SHA256SUMS'), 'utf8')).not.toContain('rehearsal');
  const subject: Record<string, unknown> = {};
  const signer = await createKeyPair(join(dir, 'key'), 'anna');
  const about = (facts: object) => Object.assign(subject, facts);
  await signKit({ kitDir, signer, unrehearsed: null }, { ...jobContext(), about });
  expect(subject).toMatchObject({ rehearsed: 'whole' });
  const check = ['-Y', 'check-novalidate', '-n', 'attestation@voidferry', '-s', `${path}.sig`];
  await run('ssh-keygen', check, { stdin: await readFile(path) });
  expect((await run('sh', [join(kitDir, 'verify.sh')], { expect: [76] })).code).toBe(76);

  // Whoever changes the statement afterwards, has no signature for it.
  await writeFile(path, JSON.stringify(statement));
  expect((await run('ssh-keygen', check, { stdin: await readFile(path), expect: [0, 255] })).code).toBe(255);
});

test('a service that does not stay fails the rehearsal: no kit, and what it said; it saw no environment and no files of ours', async () => {
  const body = `entries, err := os.ReadDir(${JSON.stringify(dir)})
	fmt.Println("env", len(os.Environ()), "read", len(entries), err != nil)
	fmt.Println("password=hunter2")
	os.Exit(3)`;
  const project = await service('bad', body);
  process.env['VOIDFERRY_TEST_SECRET'] = 'in reach';
  const error = await failureOf(build(project)).finally(() => delete process.env['VOIDFERRY_TEST_SECRET']);
  expect([error.code, error.data['stage'], error.exitCode]).toEqual(['kit/rehearsal-failed', 'install', 65]);
  const output = String(error.data['output']);
  expect(output).toContain('password=***');
  // PATH and HOME are what the host's own script gives a service.
  expect(output).toContain(sandbox.cut === 'bwrap' ? 'env 2 read 1 false' : 'env 2 read ');
  expect(await readdir(join(dir, 'bad'))).toEqual(['app']);
});

test('what tries to dial out is named, with where to', async () => {
  const body = 'net.DialTimeout("tcp", "192.0.2.9:443", time.Second)\n\tnet.LookupHost("tide.invalid")';
  const { kitDir } = await build(await service('dials', body));
  const { rehearsal } = JSON.parse(await readFile(join(kitDir, 'attestations/rehearsal-1.json'), 'utf8'));
  expect(rehearsal.dialled).toContainEqual({ program: 'bin/app', address: '192.0.2.9:443' });
  expect(rehearsal.dialled).toContainEqual({ program: 'bin/app', address: '127.0.0.1:53' });
});

test('a file that comes out otherwise when it is built again is named', async () => {
  const project = await service('differs', '');
  const main = join(project, 'main.go');
  const other = (await readFile(main, 'utf8')).replace('"up"', '"down"');
  const error = await failureOf(
    build(
      project,
      at('prepare.rebuild', () => writeFileSync(main, other)),
    ),
  );
  expect([error.code, error.data['stage'], error.data['output']]).toEqual([
    'kit/rehearsal-failed',
    'compare',
    'x86_64 bin/app',
  ]);
});

test('a kit that is not whole fails its own verification, and modules that it lacks are missed when it is built again', async () => {
  const project = await service('lacks', '');
  const empty = () => {
    for (const pack of packsBeside(project)) writeFileSync(pack, '');
  };
  const changed = await failureOf(build(project, at('prepare.rehearse', empty)));
  expect([changed.code, changed.data['stage']]).toEqual(['kit/rehearsal-failed', 'verify']);
  const lose = () => {
    for (const pack of packsBeside(project)) rmSync(pack);
  };
  const lacking = await failureOf(build(project, at('prepare.rebuild', lose)));
  expect([lacking.code, lacking.data['stage']]).toEqual(['kit/rehearsal-failed', 'rebuild']);
  expect(lacking.data['output']).toContain('oklog/run');
});

test('without a whole rehearsal a kit is signed for a reason only, which the receipt keeps', async () => {
  const project = await service('unrehearsed', '');
  const input = inputFor(project, { targets: ['x86_64'], version: '1' });
  const { kitDir } = await prepareKit(input, jobContext());
  const signer = await createKeyPair(join(dir, 'other-key'), 'anna');
  const refused = await failureOf(signKit({ kitDir, signer, unrehearsed: null }, jobContext()));
  expect([refused.code, refused.exitCode, refused.data['reason']]).toEqual([
    'kit/not-rehearsed',
    76,
    'it was built without rehearsal',
  ]);
  expect(await readdir(kitDir)).not.toContain('SHA256SUMS.sig');
  const subject: Record<string, unknown> = {};
  const about = (facts: object) => Object.assign(subject, facts);
  await signKit({ kitDir, signer, unrehearsed: 'no time' }, { ...jobContext(), about });
  expect(subject).toMatchObject({ unrehearsed: 'no time' });
});
