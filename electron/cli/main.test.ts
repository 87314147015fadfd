import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKit } from '../../e2e/kit/make-kit.ts';
import { type RunResult, run, start } from '../services/process.ts';
import type { JobEvent } from '../shared/job.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const ANY_EXIT = Array.from({ length: 256 }, (_, code) => code);

let base = '';
let kit = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'voidferry-cli-'));
  kit = (await makeKit({ dir: base })).dir;
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(base, 'key')]);
});
afterAll(() => rm(base, { recursive: true, force: true }));

const environment = () => ({
  PATH: process.env['PATH'] ?? '',
  HOME: base,
  VOIDFERRY_HOME: join(base, 'data'),
  LC_ALL: 'C',
});

/** Runs the real command line as a person does. No expected failure may end in a stack trace or as a bug. */
async function voidferry(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<RunResult> {
  const end = await run(process.execPath, [MAIN, ...args], { env: { ...environment(), ...env }, expect: ANY_EXIT });
  expect(end.stdout + end.stderr, args.join(' ')).not.toMatch(/^\s+at .*:\d+/m);
  expect(end.code, args.join(' ')).not.toBe(1);
  return end;
}

/** The names of the commands that a help text lists. */
function listed(help: string): string[] {
  const commands = help.split(/^Commands:\n/m)[1]?.split(/\n\n/)[0] ?? '';
  return [...commands.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1] ?? '').filter((name) => name !== 'help');
}

test('every command has help with an example', async () => {
  const top = await voidferry(['--help']);
  const groups = listed(top.stdout);
  expect(groups).toEqual(expect.arrayContaining(['doctor', 'kit', 'media', 'host', 'custody', 'demo']));
  const helps = await Promise.all(
    groups.map(async (group) => {
      const help = await voidferry([group, '--help']);
      const names = listed(help.stdout);
      return [
        [group, help],
        ...(await Promise.all(
          names.map(async (name) => [`${group} ${name}`, await voidferry([group, name, '--help'])] as const),
        )),
      ] as const;
    }),
  );
  expect(helps.flat().length).toBeGreaterThan(20);
  for (const [name, { code, stdout }] of [['', top] as const, ...helps.flat()]) {
    expect([name, code]).toEqual([name, 0]);
    expect(stdout, name).toMatch(/Example:\n {2}voidferry [a-z]/);
  }
});

test.each([
  [[]],
  [['ferry']],
  [['kit']],
  [['kit', 'sign']],
  [['kit', 'show']],
  [['media', 'verify', '.', '--level', 'L9']],
  [['kit', 'build', '--target', 'pdp11']],
  [['kit', 'build', '--serial', '-1']],
  [['--lang', 'tlh', 'doctor']],
  [['host', 'status', 'not an address', '--name', 'x']],
  [['host', 'logs', 'root@gauge', '--name', 'x', '--lines', 'many']],
  [['custody', 'verify', '--head', 'short']],
])('%j is a usage error', async (args) => {
  const { code, stdout, stderr } = await voidferry(args);
  expect([code, stdout]).toEqual([64, '']);
  expect(stderr).not.toBe('');
});

test('expected failures: exit code, code, text and next step on standard error', async () => {
  const project = join(base, 'project');
  await mkdir(project);
  await writeFile(join(project, 'go.mod'), 'module example.org/a\n\ngo 1.24\n');
  await writeFile(join(project, 'voidferry.yaml'), 'name: a\nbuild:\n  colour: red\n');
  const cases = [
    [['kit', 'show', base], 64, 'kit/not-a-kit'],
    [['kit', 'show', join(base, 'none')], 64, 'kit/not-a-kit'],
    [['kit', 'sign', kit, '--key', join(base, 'none')], 69, 'job/file-missing'],
    [['kit', 'sign', kit, '--key', base], 64, 'job/file-unusable'],
    [['kit', 'sign', kit, '--key', join(kit, 'KIT.json')], 64, 'custody/key-unreadable'],
    [['media', 'verify', join(base, 'none')], 69, 'job/file-missing'],
    [['media', 'verify', kit, '--signers', base], 64, 'job/file-unusable'],
    [['media', 'verify', kit, '--signers', join(kit, 'KIT.json')], 78, 'custody/trust-invalid'],
    [['media', 'verify', kit, '--level', 'files'], 76, 'kit/unsigned'],
    [['media', 'write', kit, '/dev/shm'], 77, 'media/memory-only'],
    [['project', 'scan', base], 78, 'go/not-a-module'],
  ] as const;
  for (const [args, exit, code] of cases) {
    const end = await voidferry(args);
    expect([...args, end.code]).toEqual([...args, exit]);
    expect(end.stderr).toMatch(new RegExp(`^✗ .*\\[${code}\\]\n {2}Next: .`, 'm'));
    expect(end.stdout).not.toContain('✗');
  }
  const yaml = await voidferry(['project', 'scan', project]);
  if (yaml.code !== 69) expect([yaml.code, yaml.stderr]).toEqual([78, expect.stringMatching(/voidferry\.yaml.*3/)]);
});

test('Chinese, by option and by locale', async () => {
  const chosen = await voidferry(['--lang', 'zh-CN', 'kit', 'show', base]);
  expect(chosen.stderr).toMatch(/下一步.*\p{Script=Han}/u);
  expect((await voidferry(['kit', 'show', base], { LC_ALL: '', LANG: 'zh_CN.UTF-8' })).stderr).toBe(chosen.stderr);
  expect((await voidferry(['--lang', 'en', 'kit', 'show', base], { LANG: 'zh_CN.UTF-8' })).stderr).toContain('Next:');
  const job = await voidferry(['--lang', 'zh-CN', 'media', 'verify', kit, '--level', 'files']);
  expect(job.stdout + job.stderr).not.toMatch(/Check again|Next:|safe to stop/);
});

test('with --json, standard output is JSON, one value a line, whatever the end', async () => {
  const commands = [
    ['media', 'list'],
    ['doctor'],
    ['toolchain', 'list'],
    ['custody', 'list'],
    ['custody', 'verify'],
    ['kit', 'show', kit],
    ['kit', 'show', base],
    ['media', 'verify', kit, '--level', 'files'],
    ['media', 'verify', join(base, 'none')],
  ];
  for (const args of commands) {
    const { stdout } = await voidferry(['--json', ...args]);
    const values = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect([args, values.length > 0 || args[0] === 'custody']).toEqual([args, true]);
  }
  const { stdout, stderr, code } = await voidferry(['--json', 'media', 'verify', kit, '--level', 'files']);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JobEvent);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index));
  expect(events.at(-1)).toMatchObject({ kind: 'failed', error: { code: 'kit/unsigned' } });
  expect([stderr, code]).toEqual(['', 76]);
  const missing = await voidferry(['--json', 'kit', 'show', base]);
  expect(JSON.parse(missing.stdout)).toMatchObject({ error: { code: 'kit/not-a-kit' } });
});

test('the name of a file on a hostile medium cannot steer the terminal, nor write a line of ours', async () => {
  const dir = join(base, 'hostile');
  const hostile = (await makeKit({ dir })).dir;
  const name = '\u001b[2J\u202egnp.\u009b1m\n✓ all is well [read back]';
  await writeFile(join(hostile, name), '');
  const verify = ['media', 'verify', hostile, '--level', 'files'];
  const { code, stdout, stderr } = await voidferry(verify);
  expect(code).toBe(65);
  expect(stderr).toContain('[kit/extra-files]');
  expect(stderr).toContain('?[2J?gnp.?1m\n  │ ✓ all is well');
  const shown = stdout + stderr;
  expect(shown).not.toMatch(/^✓/m);
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  const json = (await voidferry(['--json', ...verify])).stdout;
  expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  const last = JSON.parse(json.trim().split('\n').at(-1) ?? '') as { error: { data: { files: string[] } } };
  expect(last.error.data.files).toEqual([name]);
});

test('a job whose receipt cannot be filed has not succeeded, whatever it proved', async () => {
  const data = join(base, 'broken');
  const own = join(base, 'own');
  const { dir } = await makeKit({ dir: own });
  const sign = () =>
    voidferry(['kit', 'sign', dir, '--key', join(base, 'key'), '--unrehearsed', 'a test'], { VOIDFERRY_HOME: data });
  expect((await sign()).code).toBe(0);
  const ledger = join(data, 'ledger.jsonl');
  await writeFile(ledger, `${await readFile(ledger, 'utf8')}{}\n`);
  const end = await sign();
  expect([end.code, end.stderr]).toEqual([65, expect.stringContaining('[custody/ledger-broken]')]);
  await rm(data, { recursive: true });
  await writeFile(data, '');
  expect((await sign()).code).toBe(69);
});

test('who reads the output may leave; a full output is a failure', async () => {
  const pipe = (target: string) =>
    run('sh', ['-c', `"$0" "$1" media list ${target}`, process.execPath, MAIN], {
      env: environment(),
      expect: ANY_EXIT,
    });
  const left = await pipe('| true');
  expect([left.code, left.stderr]).toEqual([0, '']);
  const full = await pipe('> /dev/full');
  expect([full.code, full.stderr]).toEqual([28, expect.stringContaining('[job/no-space]')]);
});

test('Ctrl-C ends what is no job, too: here an agent that waits for somebody', async () => {
  const socket = join(base, 'agent');
  const asked = Promise.withResolvers<void>();
  const agent = createServer((link) => link.on('data', () => asked.resolve())).listen(socket);
  try {
    const args = [MAIN, 'kit', 'sign', kit, '--key', join(base, 'key.pub'), '--unrehearsed', 'a test'];
    const child = start(process.execPath, args, { env: { ...environment(), SSH_AUTH_SOCK: socket } });
    await asked.promise;
    const startedAt = performance.now();
    child.kill('SIGINT');
    expect(await child.exited).toBe(130);
    expect(performance.now() - startedAt).toBeLessThan(3000);
  } finally {
    agent.close();
  }
});
