import { appendFile, mkdir, readFile, rm, statfs, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { onTideHost } from './on-tide-host.ts';
import { type TideHost, verdict } from './tide-host.ts';

const small = { settleSeconds: 1, timeoutSeconds: 10 };
let tide: TideHost;

onTideHost(
  async (started) => {
    tide = started;
    const first = await tide.ferry('install', '--kit', await tide.bring({ version: '1.0.0', health: small }));
    expect(first.code).toBe(0);
  },
  { optSizeMiB: 120 },
);

/** Tries to install; whatever the refusal, 1.0.0 serves on, nothing is left over, and the receipt says the same. */
async function refusal(kit: string, ...args: readonly string[]): Promise<string> {
  const result = await tide.ferry('install', '--kit', kit, ...args);
  expect(result.stdout).not.toContain('result=healthy');
  expect(await tide.serves()).toBe('1.0.0');
  expect(await tide.leftovers()).toEqual([]);
  const code = verdict(result).split(' ')[1] ?? '';
  expect(await tide.receipt()).toMatchObject({ exitCode: result.code, code });
  return `${result.code} ${verdict(result)}`;
}

/** Signs a changed kit again, as a signer would who was made to sign it: SHA256SUMS is right for what is there now. */
async function signAgain(kit: string): Promise<void> {
  const dir = tide.host.path(kit);
  const names = (await readFile(join(dir, 'SHA256SUMS'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.slice(66));
  await writeFile(join(dir, 'SHA256SUMS'), (await run('sha256sum', names, { cwd: dir })).stdout);
  await rm(join(dir, 'SHA256SUMS.sig'));
  await run('ssh-keygen', ['-Y', 'sign', '-n', 'kit@voidferry', '-f', tide.kits.key, join(dir, 'SHA256SUMS')]);
}

/** Changes what kit.env says, and signs that. */
async function changeFacts(kit: string, from: RegExp, to: string): Promise<void> {
  const path = tide.host.path(`${kit}/kit.env`);
  const list = await readFile(path, 'utf8');
  expect(list).toMatch(from);
  await writeFile(path, list.replace(from, to));
  await signAgain(kit);
}

test('configuration that is none of the release, and leads elsewhere: 65', async () => {
  const kit = await tide.bring({ version: '2.0.9', health: small });
  await changeFacts(kit, /^SERVICE_CONFIGS=0$/m, 'SERVICE_CONFIGS=1\nSERVICE_CONFIG_1=../../passwd');
  expect(await refusal(kit)).toBe(
    '65 voidferry: kit/malformed SERVICE_CONFIG of kit.env is no file of the release: ../../passwd',
  );
});

const archive = (version: string) => `targets/x86_64/tidegauge-${version}.tar.gz`;

test('a changed archive: 65', async () => {
  const kit = await tide.bring({ version: '2.0.1' });
  await appendFile(tide.host.path(`${kit}/${archive('2.0.1')}`), 'x');
  expect(await refusal(kit)).toMatch(
    /^65 voidferry: kit\/checksum-mismatch targets\/x86_64\/tidegauge-2\.0\.1\.tar\.gz is not/,
  );
});

test('a changed list: 65', async () => {
  const kit = await tide.bring({ version: '2.0.2' });
  await appendFile(tide.host.path(`${kit}/SHA256SUMS`), `${'0'.repeat(64)}  z\n`);
  expect(await refusal(kit)).toMatch(/^65 voidferry: kit\/signature-bad SHA256SUMS\.sig does not fit/);
});

test('a signer that this host does not know, and no signature at all: 76', async () => {
  const kit = await tide.bring({ version: '2.0.0', key: tide.kits.strangerKey });
  expect(await refusal(kit)).toMatch(/^76 voidferry: kit\/signer-unknown .*SHA256:/);
  await rm(tide.host.path(`${kit}/SHA256SUMS.sig`));
  expect(await refusal(kit)).toMatch(/^76 voidferry: kit\/unsigned /);
});

test('a revoked signer, known or not: 65', async () => {
  const kit = await tide.bring({ version: '2.0.0', key: tide.kits.strangerKey });
  const own = await tide.bring({ version: '2.0.5' });
  const revoked = tide.host.path('/etc/voidferry/revoked');
  await writeFile(revoked, await readFile(`${tide.kits.strangerKey}.pub`));
  expect(await refusal(kit)).toMatch(/^65 voidferry: kit\/signature-bad the key SHA256:.* is revoked/);
  await writeFile(revoked, await readFile(`${tide.kits.key}.pub`));
  expect(await refusal(own)).toMatch(/^65 voidferry: kit\/signature-bad .* is revoked/);
  await rm(revoked);
});

test('fewer signers than the policy of this host asks for: 76', async () => {
  const policy = tide.host.path('/etc/voidferry/policy');
  await writeFile(policy, 'SIGNERS=2\n');
  expect(await refusal(await tide.bring({ version: '2.0.6' }))).toMatch(
    /^76 voidferry: kit\/signer-unknown .*asks for 2 signers/,
  );
  await rm(policy);
});

/** What goes into the archive, from a directory that holds `bin/tidegauge`, `evil` and the names below `odd/`. */
const hostile: readonly (readonly [string, readonly string[]])[] = [
  ['a link', ['--transform', 's,^odd/link,bin/tidegauge,', 'odd/link']],
  ['a device', ['--transform', 's,^odd/device,bin/tidegauge,', 'odd/device']],
  ['an absolute path', ['-P', '--transform', 's,^evil,/etc/evil,', 'evil']],
  ['a path that climbs', ['-P', '--transform', 's,^evil,../../evil,', 'evil']],
  ['a file more than FILES', ['bin/tidegauge', 'evil']],
];

async function hostileArchive(path: string, entries: readonly string[]): Promise<void> {
  const dir = tide.host.path('/root/hostile');
  for (const folder of ['bin', 'odd']) await mkdir(join(dir, folder), { recursive: true });
  await writeFile(join(dir, 'bin/tidegauge'), 'x', { mode: 0o755 });
  await writeFile(join(dir, 'evil'), 'x');
  await symlink('/etc/shadow', join(dir, 'odd/link'));
  await run('mknod', [join(dir, 'odd/device'), 'c', '1', '3']);
  await run('tar', ['-czf', path, '-C', dir, ...entries]);
  await rm(dir, { recursive: true });
}

test.each(hostile)('a signed archive that holds %s: 66', async (_, entries) => {
  const kit = await tide.bring({ version: '2.1.0' });
  await hostileArchive(tide.host.path(`${kit}/${archive('2.1.0')}`), entries);
  await signAgain(kit);
  expect(await refusal(kit)).toMatch(/^66 voidferry: kit\/archive-unsafe /);
});

test('a signed archive whose program is not what FILES says: 65', async () => {
  const kit = await tide.bring({ version: '2.1.0' });
  await hostileArchive(tide.host.path(`${kit}/${archive('2.1.0')}`), ['bin/tidegauge']);
  await signAgain(kit);
  expect(await refusal(kit)).toMatch(/^65 voidferry: kit\/checksum-mismatch the release is not what FILES says/);
});

test('another architecture: 78; another audience: 77', async () => {
  expect(await refusal(await tide.bring({ version: '2.2.0', targets: ['aarch64', 'x86_64-musl'] }))).toMatch(
    /^78 voidferry: host\/wrong-architecture the kit is for aarch64 x86_64-musl, this host is x86_64/,
  );
  const kit = await tide.bring({ version: '2.2.1', audience: 'north-pier' });
  expect(await refusal(kit)).toMatch(/^77 voidferry: host\/wrong-audience /);
});

test('no space: 28', async () => {
  const kit = await tide.bring({ version: '2.3.0', ballast: new Uint8Array(100 << 20) });
  expect(await refusal(kit)).toMatch(
    /^28 voidferry: host\/no-space \/opt\/tidegauge has \d+ bytes free, the release needs \d+/,
  );
});

test('space that vanishes while it is used: 28', async () => {
  const kit = await tide.bring({ version: '2.3.1', ballast: new Uint8Array(20 << 20) });
  await changeFacts(kit, /^UNPACKED_x86_64=.*$/m, 'UNPACKED_x86_64=1');
  const filler = tide.host.path('/opt/filler');
  const { bavail, bsize } = await statfs(tide.host.path('/opt'));
  await run('fallocate', ['-l', String(bavail * bsize - (18 << 20)), filler]);
  try {
    expect(await refusal(kit)).toMatch(/^28 voidferry: host\/no-space .*No space left/);
  } finally {
    await rm(filler);
  }
});

test('a second installation while one runs: 75', async () => {
  const kit = await tide.bring({
    version: '2.4.0',
    args: ['--drill-mute'],
    health: { settleSeconds: 1, timeoutSeconds: 6 },
  });
  const first = tide.ferry('install', '--kit', kit);
  await expect
    .poll(async () => (await tide.host.exec(['test', '-e', '/opt/tidegauge/.activating'])).code, { timeout: 20_000 })
    .toBe(0);
  const second = await tide.ferry('install', '--kit', kit);
  expect([second.code, verdict(second)]).toEqual([75, expect.stringMatching(/^voidferry: host\/locked /)]);
  expect((await first).code).toBe(70);
  expect(await tide.serves()).toBe('1.0.0');
});

test('cut off while it unpacks: nothing is half-installed, and the next installation goes through', async () => {
  const kit = await tide.bring({ version: '2.5.0', health: small });
  const stale = ['/opt/tidegauge/releases/.stage.2.5.0-000000000000.99', '/var/lib/voidferry/.stage.4194304'];
  await tide.host.exec(['mkdir', '-p', ...stale]);
  const staged = await tide.ferry('stage', '--kit', kit);
  expect([staged.code, await tide.serves(), await tide.leftovers()]).toEqual([0, '1.0.0', []]);
  const cut = tide
    .ferry(
      'install',
      '--kit',
      await tide.bring({ version: '2.5.1', health: small, ballast: Buffer.alloc(15 << 20, 'tide') }),
    )
    .catch(() => null);
  await expect.poll(async () => (await tide.leftovers()).length, { interval: 10, timeout: 20_000 }).toBeGreaterThan(0);
  await tide.host.exec(['sh', '-c', 'kill -9 $(pgrep -f "[v]oidferry-host install")']);
  expect(await cut).toBeNull();
  expect(await tide.serves()).toBe('1.0.0');
  const next = await tide.ferry('install', '--kit', kit);
  expect([next.code, await tide.serves(), await tide.leftovers()]).toEqual([0, '2.5.0', []]);
});

test('without rights: 77', async () => {
  const result = await tide.host.exec(['voidferry-host', 'activate', '--name', 'tidegauge', '--release', 'x'], {
    user: 'operator',
  });
  expect([result.code, verdict(result)]).toEqual([77, expect.stringMatching(/^voidferry: host\/not-permitted /)]);
});

test('what is not understood: 64', async () => {
  for (const args of [
    [],
    ['fly'],
    ['install'],
    ['install', '--kit'],
    ['status', '--name', '../etc'],
    ['stage', '--kit', '/nowhere'],
  ])
    expect((await tide.ferry(...args)).code).toBe(64);
});
