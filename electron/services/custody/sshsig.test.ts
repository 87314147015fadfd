import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../process.ts';
import { publicKeyLine } from './public-key.ts';
import { createKeyPair, type Signer } from './signer.ts';
import { makeSshsig, readSshsig, verifySshsig } from './sshsig.ts';
import { wireString } from './wire.ts';

const NAMESPACE = 'kit@voidferry';
const DATA = Buffer.from('0123 SHA256SUMS\n');
let dir = '';
let signer: Signer;
const at = (name: string) => join(dir, name);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-sshsig-'));
  signer = await createKeyPair(at('key'), 'test');
  await writeFile(at('data'), DATA);
  await writeFile(at('allowed'), `me@example.org ${publicKeyLine(signer.publicKey, 'test')}\n`);
});
afterAll(() => rm(dir, { recursive: true }));

async function sshKeygenVerify(signature: string, data: Uint8Array, namespace = NAMESPACE): Promise<number> {
  await writeFile(at('sig'), signature);
  const args = ['-Y', 'verify', '-f', at('allowed'), '-I', 'me@example.org', '-n', namespace, '-s', at('sig')];
  return (await run('ssh-keygen', args, { stdin: data, expect: [0, 255] })).code;
}

async function sshKeygenSign(...options: string[]): Promise<string> {
  await rm(at('data.sig'), { force: true });
  await run('ssh-keygen', ['-Y', 'sign', '-f', at('key'), '-n', NAMESPACE, ...options, at('data')]);
  return readFile(at('data.sig'), 'utf8');
}

const badBecause = (reason: RegExp) => ({
  code: 'kit/signature-bad',
  exitCode: 65,
  data: { file: expect.any(String), reason: expect.stringMatching(reason) },
});
const verified =
  (text: string, data: Uint8Array = DATA, namespace = NAMESPACE) =>
  () =>
    verifySshsig(text, data, namespace);

test('ssh-keygen accepts ours, and refuses another namespace and a changed byte', async () => {
  const text = await makeSshsig(DATA, NAMESPACE, signer);
  expect(await sshKeygenVerify(text, DATA)).toBe(0);
  expect(await sshKeygenVerify(text, DATA, 'demo@voidferry')).toBe(255);
  expect(await sshKeygenVerify(text, Buffer.from('0124 SHA256SUMS\n'))).toBe(255);
});

test('ours is byte for byte what ssh-keygen writes', async () => {
  expect(await makeSshsig(DATA, NAMESPACE, signer)).toBe(await sshKeygenSign());
});

test.each(['sha512', 'sha256'])('we accept what ssh-keygen signs with %s', async (hash) => {
  const text = await sshKeygenSign('-O', `hashalg=${hash}`);
  expect(verifySshsig(text, DATA, NAMESPACE)).toEqual({
    publicKey: Buffer.from(signer.publicKey),
    fingerprint: signer.fingerprint,
  });
  expect(readSshsig(text)).toMatchObject({ namespace: NAMESPACE, hash, keyType: 'ssh-ed25519' });
  expect(verified(text.replaceAll('\n', '\r\n'))).not.toThrow();
});

test('another namespace, other data and every changed byte are refused', async () => {
  const text = await sshKeygenSign();
  expect(verified(text, DATA, 'demo@voidferry')).toThrow(expect.objectContaining(badBecause(/for kit@voidferry/)));
  expect(verified(text, Buffer.from('x'))).toThrow(expect.objectContaining(badBecause(/changed/)));
  const blob = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64');
  for (let index = 0; index < blob.length; index++) {
    const changed = Buffer.from(blob);
    changed.writeUInt8((changed[index] ?? 0) ^ 1, index);
    expect(verified(rearmored(changed)), `byte ${index}`).toThrow(
      expect.objectContaining({ code: 'kit/signature-bad' }),
    );
  }
});

test('bytes after the end, cut ends and other files are refused', async () => {
  const text = await sshKeygenSign();
  const blob = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64');
  expect(verified(rearmored(Buffer.concat([blob, Buffer.alloc(1)])))).toThrow(
    expect.objectContaining(badBecause(/follow the end/)),
  );
  const inner = blob.subarray(-83);
  const longer = Buffer.concat([blob.subarray(0, -87), wireString(Buffer.concat([inner, Buffer.alloc(1)]))]);
  expect(verified(rearmored(longer))).toThrow(expect.objectContaining(badBecause(/follow the end/)));
  for (let length = 0; length < blob.length; length++)
    expect(verified(rearmored(blob.subarray(0, length)))).toThrow(
      expect.objectContaining({ code: 'kit/signature-bad' }),
    );
  for (const other of ['', 'hello', `x${text}`, `${text}x`, text.replace('BEGIN', 'begin')])
    expect(verified(other)).toThrow(expect.objectContaining(badBecause(/not an SSH signature/)));
});

test('a signature of another type of key is refused by name', async () => {
  await run('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-f', at('ecdsa')]);
  await run('ssh-keygen', ['-Y', 'sign', '-f', at('ecdsa'), '-n', NAMESPACE, at('data')], { stdin: 'y\n' });
  const text = await readFile(at('data.sig'), 'utf8');
  expect(readSshsig(text).keyType).toBe('ecdsa-sha2-nistp256');
  expect(verified(text)).toThrow(expect.objectContaining(badBecause(/ecdsa-sha2-nistp256 are not supported/)));
});

function rearmored(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}
