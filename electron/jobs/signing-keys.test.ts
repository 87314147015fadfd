import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listSigningKeys, makeSigningKey } from './signing-keys.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vf-keys-'));
  vi.stubEnv('HOME', dir);
  vi.stubEnv('SSH_AUTH_SOCK', '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});

test('a key is called trusted while it is among the trusted signers and not revoked', async () => {
  const { path, fingerprint } = await makeSigningKey(dir);
  const trusted = async () => (await listSigningKeys(dir)).map((key) => [key.fingerprint, key.isTrusted]);
  expect(await trusted()).toEqual([[fingerprint, false]]);
  const line = await readFile(`${path}.pub`, 'utf8');
  await writeFile(join(dir, 'allowed_signers'), `me@example.org ${line}`);
  expect(await trusted()).toEqual([[fingerprint, true]]);
  await writeFile(join(dir, 'revoked'), line);
  expect(await trusted()).toEqual([[fingerprint, false]]);
});
