import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatSums, parseSums } from '../../electron/core/kit/sums.ts';
import { signKit } from '../../electron/jobs/sign.ts';
import { createKeyPair, type Signer } from '../../electron/services/custody/signer.ts';
import { openKit } from '../../electron/services/kit/open-kit.ts';
import { writeTarGz } from '../../electron/services/kit/tar.ts';
import { run } from '../../electron/services/process.ts';
import { jobContext } from './job-context.ts';
import { makeKit } from './make-kit.ts';

let base: string;
let kit: string;
let digest: string;
let ann: Signer;
let bob: Signer;
let signers: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'vf-sign-'));
  ({ dir: kit, digest } = await makeKit({ dir: base }));
  ann = await createKeyPair(join(base, 'ann'), 'ann');
  bob = await createKeyPair(join(base, 'bob'), 'bob');
  signers = join(base, 'signers');
  const line = async (name: string) => `${name}@example.org ${await readFile(join(base, `${name}.pub`), 'utf8')}`;
  await writeFile(signers, (await line('ann')) + (await line('bob')));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const sign = (signer: Signer, context = jobContext()) =>
  signKit({ kitDir: kit, signer, unrehearsed: 'a test' }, context);

/** What stock ssh-keygen says of a signature; throws unless it is good. */
async function verify(who: string, file: string, of = 'SHA256SUMS', namespace = 'kit@voidferry'): Promise<string> {
  const stdin = await readFile(join(kit, of));
  const args = ['-Y', 'verify', '-f', signers, '-I', `${who}@example.org`, '-n', namespace, '-s', join(kit, file)];
  return (await run('ssh-keygen', args, { stdin })).stdout;
}

async function signatures(): Promise<string[]> {
  return (await readdir(kit)).filter((name) => name.startsWith('SHA256SUMS') && name !== 'SHA256SUMS').sort();
}

test('stock tools agree with a signed kit', async () => {
  const context = jobContext();
  const signed = await sign(ann, context);
  expect(signed).toEqual({ digest, fingerprint: ann.fingerprint, file: 'SHA256SUMS.sig', added: true });
  expect((await openKit(kit)).digest).toBe(digest);
  expect(await verify('ann', 'SHA256SUMS.sig')).toContain(`Good "kit@voidferry" signature for ann@example.org`);
  await expect(verify('bob', 'SHA256SUMS.sig')).rejects.toThrow('job/tool-failed');
  await expect(verify('ann', 'SHA256SUMS.sig', 'SHA256SUMS', 'demo@voidferry')).rejects.toThrow('job/tool-failed');
  const checked = await run('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: kit });
  expect(checked.stdout.match(/: OK$/gm)).toHaveLength((await openKit(kit)).sums.length);
  const { stdout } = await run('ssh-keygen', ['-Y', 'find-principals', '-f', signers, '-s', join(kit, signed.file)]);
  expect(stdout.trim()).toBe('ann@example.org');

  const proof = context.evidence.find((piece) => piece.claim === 'kit.signed');
  expect(proof?.figures).toMatchObject({ fingerprint: ann.fingerprint, digest });
  expect((await run('/bin/sh', ['-c', proof?.recheck ?? ''], { cwd: '/' })).stdout).toContain(ann.fingerprint);
});

test('the same key again changes nothing; another key signs beside it', async () => {
  await sign(ann);
  const before = await stat(join(kit, 'SHA256SUMS.sig'));
  expect(await sign(ann)).toMatchObject({ file: 'SHA256SUMS.sig', added: false });
  expect((await stat(join(kit, 'SHA256SUMS.sig'))).mtimeMs).toBe(before.mtimeMs);

  const id = createHash('sha256').update(bob.publicKey).digest('hex').slice(0, 8);
  expect(await sign(bob)).toMatchObject({ file: `SHA256SUMS.${id}.sig`, added: true });
  expect(await sign(bob)).toMatchObject({ file: `SHA256SUMS.${id}.sig`, added: false });
  expect(await signatures()).toEqual([`SHA256SUMS.${id}.sig`, 'SHA256SUMS.sig'].sort());
  await verify('ann', 'SHA256SUMS.sig');
  await verify('bob', `SHA256SUMS.${id}.sig`);
  expect((await openKit(kit)).digest).toBe(digest);
});

test("the checksum database's proofs are signed apart, again only when they changed", async () => {
  await mkdir(join(kit, 'attestations'));
  await writeFile(join(kit, 'attestations/sumdb.tar'), 'proofs');
  await sign(ann);
  const check = (who: string) =>
    verify(who, 'attestations/sumdb.tar.sig', 'attestations/sumdb.tar', 'attestation@voidferry');
  await check('ann');
  await sign(bob);
  await check('ann');
  await appendFile(join(kit, 'attestations/sumdb.tar'), 'more');
  await sign(bob);
  await check('bob');
});

/** Changes one file and mends SHA256SUMS, as a dishonest builder would. */
async function forge(path: string, content: Uint8Array): Promise<void> {
  const sums = parseSums(await readFile(join(kit, 'SHA256SUMS'), 'utf8'), 'SHA256SUMS');
  const sha256 = createHash('sha256').update(content).digest('hex');
  await writeFile(join(kit, path), content);
  await writeFile(
    join(kit, 'SHA256SUMS'),
    formatSums(sums.map((sum) => (sum.path === path ? { ...sum, sha256 } : sum))),
  );
}

async function change(path: string, from: string, to: string): Promise<void> {
  await forge(path, Buffer.from((await readFile(join(kit, path), 'utf8')).replace(from, to)));
}

const ARCHIVE = 'targets/x86_64/tidegauge-1.0.0.tar.gz';
test.each([
  ['one byte more', 'kit/checksum-mismatch', () => appendFile(join(kit, ARCHIVE), 'x')],
  ['a file more', 'kit/extra-files', () => writeFile(join(kit, 'run-me.sh'), '')],
  ['a file less', 'kit/incomplete', () => rm(join(kit, 'README.txt'))],
  ['a link', 'kit/extra-files', () => symlink('KIT.json', join(kit, 'link'))],
  [
    'a link among attestations',
    'kit/extra-files',
    () => mkdir(join(kit, 'attestations')).then(() => symlink('../KIT.json', join(kit, 'attestations/sumdb.tar'))),
  ],
  ['a malformed line', 'kit/malformed', () => appendFile(join(kit, 'SHA256SUMS'), 'x\n')],
  ['a signature of something else', 'kit/signature-bad', () => writeFile(join(kit, 'SHA256SUMS.sig'), 'x')],
  [
    'an archive that is not what FILES says',
    'kit/archive-unsafe',
    async () => {
      const from = Buffer.from('#!/bin/sh\nwhile :; do sleep 9; done\n');
      await writeTarGz(join(base, 'x'), [{ path: 'bin/tidegauge', mode: 0o755, from }], { epochSeconds: 1 });
      await forge(ARCHIVE, await readFile(join(base, 'x')));
    },
  ],
  [
    'an archive that unpacks to another size than it says',
    'kit/archive-unsafe',
    async () => {
      const { sums } = await openKit(kit);
      await change('KIT.json', '"unpackedBytes": 36', '"unpackedBytes": 35');
      await change('kit.env', 'UNPACKED_x86_64=36', 'UNPACKED_x86_64=35');
      expect((await openKit(kit)).sums).not.toEqual(sums);
    },
  ],
  [
    'an archive without the program that KIT.json names',
    'kit/archive-unsafe',
    async () => {
      await change('KIT.json', '"exec": "bin/tidegauge"', '"exec": "bin/elsewhere"');
      await change('kit.env', 'SERVICE_EXEC=bin/tidegauge', 'SERVICE_EXEC=bin/elsewhere');
    },
  ],
  ['an archive that cannot be read', 'kit/archive-unsafe', () => forge(ARCHIVE, Buffer.from('no gzip'))],
])('a kit with %s is not signed', async (_name, code, spoil) => {
  await spoil();
  const before = await signatures();
  const context = jobContext();
  await expect(sign(ann, context)).rejects.toMatchObject({ code });
  expect(await signatures()).toEqual(before);
  expect(context.evidence).toEqual([]);
});

test('a stale signature of our own key stops the signing: the kit was sealed anew around it', async () => {
  await sign(ann);
  const other = await makeKit({ dir: base, serial: 2 });
  expect(other.dir).toBe(kit);
  await expect(sign(ann)).rejects.toMatchObject({ code: 'kit/signature-bad', data: { file: 'SHA256SUMS.sig' } });
});

test('cancelled: not signed, nothing left behind', async () => {
  const context = jobContext(AbortSignal.abort());
  await expect(sign(ann, context)).rejects.toThrow('abort');
  expect(await signatures()).toEqual([]);
  expect((await readdir(kit)).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('progress counts every byte that is read, the archives unpacked too', async () => {
  let total: number | null | undefined;
  let counted = 0;
  const context = {
    ...jobContext(),
    phase: (phase: string, options: { total?: number | null }) => {
      if (phase === 'sign.check') total = options.total;
    },
    advance: (bytes: number) => {
      counted += bytes;
    },
  };
  await signKit({ kitDir: kit, signer: ann, unrehearsed: 'a test' }, context);
  expect(counted).toBe(total);
});

test('equal kits are equal, whoever makes them and wherever', async () => {
  const elsewhere = await mkdtemp(join(base, 'elsewhere-'));
  expect((await makeKit({ dir: elsewhere })).digest).toBe(digest);
  expect((await makeKit({ dir: elsewhere, serial: 2 })).digest).not.toBe(digest);
});
