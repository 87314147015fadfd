import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run, start } from '../../electron/services/process.ts';
import { makeKit } from './make-kit.ts';

const MAIN = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
let base: string;
let kit: string;
let digest: string;
let env: Record<string, string>;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'vf-kit-cli-'));
  ({ dir: kit, digest } = await makeKit({ dir: base }));
  env = { PATH: process.env['PATH'] ?? '', HOME: base, XDG_DATA_HOME: join(base, 'data'), LC_ALL: 'C' };
});
afterEach(() => rm(base, { recursive: true, force: true }));

const voidferry = (...args: string[]) =>
  run(process.execPath, [MAIN, ...args], { env, expect: [0, 64, 65, 77], timeoutMs: 60_000 });

async function makeKey(passphrase: string): Promise<string> {
  const path = join(base, 'key');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'ann', '-f', path]);
  return path;
}

test('show: facts, check code and signatures, and that nothing was verified', async () => {
  const unsigned = await voidferry('kit', 'show', kit);
  expect(unsigned.code).toBe(0);
  expect(unsigned.stdout).toContain(`check code: ${digest.slice(0, 4)} ${digest.slice(4, 8)} `);
  expect(unsigned.stdout).toContain('signature: none');
  expect(unsigned.stdout).toContain('not verified');
  expect((await voidferry('kit', 'sign', kit, '--key', await makeKey(''), '--unrehearsed', 'a test')).code).toBe(0);
  await writeFile(join(kit, 'SHA256SUMS.0123abcd.sig'), 'x');
  const shown = await voidferry('kit', 'show', kit);
  expect(shown.stdout).toMatch(/signature: SHA256SUMS\.sig SHA256:\S+ kit@voidferry/);
  expect(shown.stdout).toContain('signature: SHA256SUMS.0123abcd.sig not an SSH signature');
  expect(JSON.parse((await voidferry('--json', 'kit', 'show', kit)).stdout)).toMatchObject({ digest, verified: false });
  expect((await voidferry('kit', 'show', base)).code).toBe(64);
});

test('diff: what differs between two kits, and that nothing was verified', async () => {
  const files = [
    { path: 'bin/tidegauge', content: 'x' },
    { path: 'plugins/new', content: 'yy' },
  ];
  const bill = { name: 'm/a', version: 'v1.0.0', licenses: [{ license: { id: 'MIT' } }] };
  const beside = [
    { path: 'sbom/x86_64/a.cdx.json', content: JSON.stringify({ components: [bill] }), role: 'sbom' },
  ] as const;
  const other = await makeKit({ dir: base, version: '2.0.0', files, beside });
  const { stdout, code } = await voidferry('kit', 'diff', kit, other.dir);
  expect(code).toBe(0);
  for (const line of [
    '  version: 1.0.0 → 2.0.0',
    '  x86_64/plugins/new: - → 2 B',
    '  m/a: - → v1.0.0',
    '  m/a: - → MIT',
  ]) {
    expect(stdout.split('\n')).toContain(line);
  }
  expect(stdout).toContain('not verified');
  expect(JSON.parse((await voidferry('--json', 'kit', 'diff', kit, kit)).stdout)).toMatchObject({
    files: [],
    modules: [],
  });
  expect((await voidferry('kit', 'diff', kit, base)).code).toBe(64);
});

test('what a kit says of itself cannot steer the terminal', async () => {
  const args = ['\u001b]0;owned\u0007', '\u202e'];
  const evil = await makeKit({ dir: base, name: 'evil', service: { args } });
  const { stdout, code } = await voidferry('kit', 'show', evil.dir);
  expect(code).toBe(0);
  expect(stdout).toContain('service: bin/evil ?]0;owned? ?');
});

test('sign: a changed kit is refused, a locked key without a terminal too', async () => {
  const key = await makeKey('open sesame');
  const locked = await voidferry('kit', 'sign', kit, '--key', key, '--unrehearsed', 'a test');
  expect(locked.code).toBe(77);
  expect(locked.stderr).toContain('custody/key-locked');
  await rm(key);
  await writeFile(join(kit, 'README.txt'), 'x');
  expect((await voidferry('kit', 'sign', kit, '--key', await makeKey(''), '--unrehearsed', 'a test')).code).toBe(65);
  expect(existsSync(join(kit, 'SHA256SUMS.sig'))).toBe(false);
});

test('sign: the passphrase is asked for on the terminal and never shown', async (context) => {
  if (!existsSync('/usr/bin/script')) return context.skip('no script(1) to make a terminal with');
  const key = await makeKey('open sesame');
  const line = `'${process.execPath}' '${MAIN}' kit sign '${kit}' --key '${key}' --unrehearsed test`;
  const terminal = start('/usr/bin/script', ['-qec', line, '/dev/null'], { env });
  let shown = '';
  terminal.stdout.on('data', (chunk: Buffer) => {
    const asked = shown.includes('Passphrase');
    shown += chunk.toString('utf8');
    if (!asked && shown.includes('Passphrase')) setTimeout(() => terminal.stdin.write('open sesame\n'), 300);
  });
  expect(await terminal.exited).toBe(0);
  expect(shown).not.toContain('sesame');
  expect(await readFile(join(kit, 'SHA256SUMS.sig'), 'utf8')).toContain('BEGIN SSH SIGNATURE');
});
