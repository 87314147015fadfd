import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { agentKeys, createKeyPair, loadSigner } from '../services/custody/signer.ts';
import { makePrivateDirectory } from '../services/private-directory.ts';
import { readIfThere } from '../services/read-file.ts';
import type { SigningKey } from '../shared/contract/custody.ts';
import { VoidferryError } from '../shared/error.ts';
import { fingerprintIn } from './open-signer.ts';
import { trustOf } from './station-trust.ts';

/**
 * The Ed25519 keys on this workstation that can sign: those of ~/.ssh, those that Voidferry made, and those of the agent whose public
 * half lies in ~/.ssh. Private keys are not opened; what cannot be read is left out.
 */
export async function listSigningKeys(dataDir: string): Promise<SigningKey[]> {
  const { signers, revoked } = await trustOf(dataDir, undefined);
  const trusted = new Set(signers.map(({ fingerprint }) => fingerprint).filter((one) => !revoked.has(one)));
  const sshDir = join(homedir(), '.ssh');
  const keys = [...(await keysIn(sshDir, 'ssh')), ...(await keysIn(keysDirOf(dataDir), 'voidferry'))];
  const inAgent = await agentKeys(process.env['SSH_AUTH_SOCK'] ?? '').catch((): string[] => []);
  return keys
    .flatMap((key) => {
      const held = { ...key, from: 'agent', path: `${key.path}.pub`, isLocked: false } as const;
      return key.fingerprint !== null && inAgent.includes(key.fingerprint) ? [held, key] : [key];
    })
    .map((key) => ({ ...key, isTrusted: key.fingerprint !== null && trusted.has(key.fingerprint) }));
}

/**
 * Makes an Ed25519 key without passphrase in the data directory, named by the first number that is free.
 * @throws VoidferryError `job/not-permitted` | `job/no-space`
 */
export async function makeSigningKey(dataDir: string): Promise<SigningKey> {
  const dir = keysDirOf(dataDir);
  const taken = new Set(await namesIn(dir));
  let number = 1;
  while (taken.has(`signing-${number}`)) number++;
  await makePrivateDirectory(dir);
  const path = join(dir, `signing-${number}`);
  const comment = `voidferry ${basename(path)}`;
  const { fingerprint } = await createKeyPair(path, comment);
  return { path, fingerprint, comment, from: 'voidferry', isLocked: false, isTrusted: false };
}

function keysDirOf(dataDir: string): string {
  return join(dataDir, 'keys');
}

async function keysIn(dir: string, from: 'ssh' | 'voidferry'): Promise<Omit<SigningKey, 'isTrusted'>[]> {
  const names = (await namesIn(dir)).filter((name) => name.endsWith('.pub'));
  const found = await Promise.all(names.map((name) => keyAt(join(dir, name.slice(0, -'.pub'.length)), from)));
  return found.filter((key) => key !== null);
}

async function keyAt(path: string, from: 'ssh' | 'voidferry'): Promise<Omit<SigningKey, 'isTrusted'> | null> {
  try {
    const text = (await readIfThere(`${path}.pub`))?.toString('utf8').trim() ?? '';
    if (!text.startsWith('ssh-ed25519 ') || (await readIfThere(path)) === null) return null;
    const comment = text.split(/\s+/).slice(2).join(' ');
    return { path, fingerprint: await fingerprintIn(`${path}.pub`), comment, from, isLocked: await isLocked(path) };
  } catch (error) {
    if (error instanceof VoidferryError) return null;
    throw error;
  }
}

async function isLocked(path: string): Promise<boolean> {
  return loadSigner(path).then(
    () => false,
    (error: unknown) => {
      if (error instanceof VoidferryError && error.code === 'custody/key-locked') return true;
      throw error;
    },
  );
}

async function namesIn(dir: string): Promise<string[]> {
  return readdir(dir).then(
    (names) => names.sort(),
    () => [],
  );
}
