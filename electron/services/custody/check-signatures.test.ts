import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from '../process.ts';
import { checkSignatures } from './check-signatures.ts';
import { publicKeyLine } from './public-key.ts';
import { createKeyPair, type Signer } from './signer.ts';
import { makeSshsig } from './sshsig.ts';
import { loadTrust } from './trust.ts';

const SUMS = Buffer.from('sums\n');
const NAMESPACE = 'kit@voidferry';
let dir = '';
let ann: Signer;
let ben: Signer;
const at = (...names: string[]) => join(dir, ...names);
const lineOf = (signer: Signer) => publicKeyLine(signer.publicKey, 'comment');
const check = async (namespace?: string) =>
  checkSignatures(
    { dir: at('kit'), sumsBytes: SUMS },
    await loadTrust({ allowedSigners: at('allowed'), revoked: at('revoked') }),
    namespace,
  );
const sign = async (file: string, signer: Signer, namespace = NAMESPACE, data: Uint8Array = SUMS) =>
  writeFile(at('kit', file), await makeSshsig(data, namespace, signer));

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-trust-'));
  ann = await createKeyPair(at('ann'), '');
  ben = await createKeyPair(at('ben'), '');
});
afterAll(() => rm(dir, { recursive: true }));
beforeEach(async () => {
  await rm(at('kit'), { recursive: true, force: true });
  await mkdir(at('kit'));
  await writeFile(at('allowed'), `ann@x,second ${lineOf(ann)}\n`);
  await writeFile(at('revoked'), '');
});

test('no signature: an empty list', async () => {
  await writeFile(at('kit', 'SHA256SUMS'), SUMS);
  expect(await check()).toEqual([]);
});

test('trusted and unknown signers, sorted by file', async () => {
  await sign('SHA256SUMS.sig', ben);
  await sign('SHA256SUMS.12345678.sig', ann);
  expect(await check()).toEqual([
    {
      file: 'SHA256SUMS.12345678.sig',
      state: 'trusted',
      fingerprint: ann.fingerprint,
      principal: 'ann@x',
      reason: null,
    },
    { file: 'SHA256SUMS.sig', state: 'unknown', fingerprint: ben.fingerprint, principal: null, reason: null },
  ]);
});

test('without trusted signers everybody is unknown', async () => {
  await sign('SHA256SUMS.sig', ann);
  const trust = await loadTrust({ allowedSigners: null });
  expect(await checkSignatures({ dir: at('kit'), sumsBytes: SUMS }, trust)).toMatchObject([{ state: 'unknown' }]);
});

test('a revoked key is revoked though it is allowed, whatever its type', async () => {
  await sign('SHA256SUMS.sig', ann);
  await run('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-f', at('ecdsa')]);
  const { stdout } = await run('ssh-keygen', ['-y', '-f', at('ecdsa')]);
  await writeFile(at('revoked'), `${stdout}${lineOf(ann)}\n`);
  expect(await check()).toMatchObject([{ state: 'revoked', fingerprint: ann.fingerprint, principal: null }]);
  await run('ssh-keygen', ['-q', '-k', '-f', at('revoked'), at('ann.pub')]);
  await expect(check()).rejects.toMatchObject({
    code: 'custody/trust-invalid',
    data: { file: at('revoked'), line: 1 },
  });
});

test('a signature for the demo is not one for a kit, and the other way round', async () => {
  await sign('SHA256SUMS.sig', ann, 'demo@voidferry');
  expect(await check()).toMatchObject([{ state: 'bad', reason: expect.stringMatching(/demo@voidferry/) }]);
  expect(await check('demo@voidferry')).toMatchObject([{ state: 'trusted' }]);
});

test('a key counts only in the namespaces that its line names', async () => {
  await sign('SHA256SUMS.sig', ann);
  await writeFile(at('allowed'), `ann@x namespaces="receipt@voidferry" ${lineOf(ann)}\n`);
  expect(await check()).toMatchObject([{ state: 'unknown' }]);
  await writeFile(at('allowed'), `ann@x namespaces="receipt@voidferry,kit@voidferry" ${lineOf(ann)}\n`);
  expect(await check()).toMatchObject([{ state: 'trusted' }]);
});

test('other data, no signature and a huge file are bad; a link and a folder are no signatures', async () => {
  await sign('SHA256SUMS.11111111.sig', ann, NAMESPACE, Buffer.from('other'));
  await writeFile(at('kit', 'SHA256SUMS.22222222.sig'), 'hello');
  await sign('real', ann);
  await symlink('real', at('kit', 'SHA256SUMS.33333333.sig'));
  await writeFile(at('kit', 'SHA256SUMS.44444444.sig'), Buffer.alloc(70_000));
  await mkdir(at('kit', 'SHA256SUMS.55555555.sig'));
  expect(await check()).toMatchObject([
    { state: 'bad', fingerprint: ann.fingerprint, reason: expect.stringMatching(/changed/) },
    { state: 'bad', fingerprint: '' },
    { state: 'bad', fingerprint: '' },
  ]);
});

test('a signature by a type of key that nobody can be trusted with is unknown, not wrong', async () => {
  await run('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-f', at('other')]);
  await writeFile(at('kit', 'SHA256SUMS'), SUMS);
  await run('ssh-keygen', ['-Y', 'sign', '-f', at('other'), '-n', NAMESPACE, at('kit', 'SHA256SUMS')]);
  expect(await check()).toMatchObject([{ state: 'unknown', fingerprint: expect.stringMatching(/^SHA256:/) }]);
});

test('a revoked key that is not written exactly is refused, since it would revoke nothing', async () => {
  const [type, base64 = ''] = lineOf(ann).split(' ');
  for (const wrong of [`ssh-rsa ${base64}`, `${type} ${base64.slice(0, 20)}*${base64.slice(20)}`, `${type} AAAA`]) {
    await writeFile(at('revoked'), `# comment\n${wrong}\n`);
    await expect(check()).rejects.toMatchObject({
      code: 'custody/trust-invalid',
      data: { file: at('revoked'), line: 2 },
    });
  }
});

test('trust files that are missing or hold no key are named', async () => {
  await writeFile(at('allowed'), `ann@x ssh-ed25519 AAAA\n`);
  await expect(check()).rejects.toMatchObject({
    code: 'custody/trust-invalid',
    data: { file: at('allowed'), line: 1 },
  });
  await expect(loadTrust({ allowedSigners: at('none') })).rejects.toMatchObject({ code: 'job/file-missing' });
  await expect(loadTrust({ allowedSigners: null, revoked: at('none') })).rejects.toMatchObject({
    code: 'job/file-missing',
  });
});
