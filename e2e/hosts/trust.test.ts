import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { onTideHost } from './on-tide-host.ts';
import { facts, type TideHost, verdict } from './tide-host.ts';

/* Somebody who wants unsigned or revoked things taken for good: what the host trusts, and what a stick can do to its first installer. */
let tide: TideHost;

onTideHost((started) => {
  tide = started;
});

const policy = () => tide.host.path('/etc/voidferry/policy');
const verify = (kit: string) => tide.ferry('verify', '--kit', kit);

test('a policy counts whole: its last line without a line end too, and one that is not understood stops all', async () => {
  const kit = await tide.bring({ version: '1.0.0' });
  await writeFile(policy(), 'SIGNERS=2');
  expect(verdict(await verify(kit))).toMatch(/^voidferry: kit\/signer-unknown .*asks for 2 signers/);
  for (const line of ['SIGNERS = 2\n', 'signers=2\n', 'SIGNERS=0\n', 'SIGNERS=2\r\n']) {
    await writeFile(policy(), line);
    const result = await verify(kit);
    expect([line, result.code, verdict(result)]).toEqual([
      line,
      78,
      expect.stringMatching(/^voidferry: host\/bad-configuration .*policy/),
    ]);
  }
  await writeFile(policy(), '# two persons\n\nSIGNERS=1\nGROUPS=pier north');
  expect((await verify(kit)).code).toBe(0);
  await rm(policy());
});

test('a revoked signer counts as one whatever the type of its key', async () => {
  const key = tide.host.path('/root/ecdsa');
  await run('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-f', key]);
  const trusted = tide.host.path('/etc/voidferry/allowed_signers');
  const before = await readFile(trusted, 'utf8');
  await writeFile(trusted, `${before}second@example.org ${await readFile(`${key}.pub`, 'utf8')}`);
  const kit = await tide.bring({ version: '1.0.1' });
  await rm(tide.host.path(`${kit}/SHA256SUMS.sig`));
  await run('ssh-keygen', ['-Y', 'sign', '-n', 'kit@voidferry', '-f', key, tide.host.path(`${kit}/SHA256SUMS`)]);
  expect((await verify(kit)).code).toBe(0);
  await cp(`${key}.pub`, tide.host.path('/etc/voidferry/revoked'));
  const byScript = await tide.host.exec(['sh', `${kit}/verify.sh`]);
  for (const result of [await verify(kit), byScript]) expect([result.code, result.stdout]).toEqual([65, result.stdout]);
  expect(verdict(await verify(kit))).toMatch(/^voidferry: kit\/signature-bad .* is revoked/);
  await rm(tide.host.path('/etc/voidferry/revoked'));
  await writeFile(trusted, before);
});

test('a folder that is called like a signature hides nothing', async () => {
  const kit = await tide.bring({ version: '1.0.2' });
  await mkdir(tide.host.path(`${kit}/SHA256SUMS.d`));
  await writeFile(tide.host.path(`${kit}/SHA256SUMS.d/extra.sig`), 'x');
  await mkdir(tide.host.path(`${kit}/attestations/bin`), { recursive: true });
  await writeFile(tide.host.path(`${kit}/attestations/bin/tool`), 'x');
  expect(verdict(await verify(kit))).toMatch(
    /^voidferry: kit\/extra-files .*SHA256SUMS\.d\/extra\.sig attestations\/bin\/tool$/,
  );
});

test('a stick whose program is a link back to the stick is refused: what is checked is what runs', async () => {
  const kit = await tide.bring({ version: '1.0.3' });
  const elsewhere = tide.host.path('/root/elsewhere');
  await cp(tide.host.path(`${kit}/voidferry-host`), elsewhere);
  await run('ln', ['-sf', '/root/elsewhere', tide.host.path(`${kit}/voidferry-host`)]);
  const result = await tide.host.exec([
    'sh',
    `${kit}/install.sh`,
    '--prefix',
    '/opt/apart',
    '--accept',
    tide.kits.fingerprint,
  ]);
  expect([result.code, verdict(result)]).toEqual([65, expect.stringMatching(/^voidferry: kit\/extra-files /)]);
  expect((await tide.host.exec(['ls', '/opt/apart'])).stdout).toBe('');
});

test('install.sh of an old kit does not replace the program of a host that trusts its signer already', async () => {
  const program = tide.host.path('/usr/local/sbin/voidferry-host');
  const newer = `${await readFile(program, 'utf8')}# newer\n`;
  await writeFile(program, newer);
  const kit = await tide.bring({ version: '1.0.4' });
  const result = await tide.host.exec(['sh', `${kit}/install.sh`]);
  expect([result.code, facts(result)['result']]).toEqual([0, 'healthy']);
  expect(await readFile(program, 'utf8')).toBe(newer);
});

test('install.sh does not run the program of a revoked signer, accepted or not', async () => {
  const kit = await tide.bring({ version: '1.0.5' });
  await cp(`${tide.kits.key}.pub`, tide.host.path('/etc/voidferry/revoked'));
  for (const accept of [[], ['--accept', tide.kits.fingerprint]]) {
    const traced = await tide.host.exec(['sh', '-x', `${kit}/install.sh`, ...accept]);
    expect([traced.code, traced.stderr]).toEqual([
      65,
      expect.stringMatching(/^voidferry: kit\/signature-bad .*revoked/m),
    ]);
    expect(traced.stderr).not.toContain('+ host_program');
  }
  await rm(tide.host.path('/etc/voidferry/revoked'));
});

test('a kit whose archive is gone: 65, and no word of a bug', async () => {
  const kit = await tide.bring({ version: '1.0.6' });
  await rm(join(tide.host.path(kit), 'targets/x86_64/tidegauge-1.0.6.tar.gz'));
  const result = await tide.ferry('stage', '--kit', kit);
  expect([result.code, verdict(result)]).toEqual([65, expect.stringMatching(/^voidferry: kit\/incomplete .*tar\.gz/)]);
});
