import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseHostAddress } from '../core/host/address.ts';
import { type Identity, loginMethod } from '../services/host/identity.ts';
import { VoidferryError } from '../shared/error.ts';
import type { HostLogin } from './host-login.ts';

/** What a person says of the way to a host. */
export interface LoginChoice {
  /** `USER@HOST[:PORT]`. */
  readonly target: string;
  /** A private key file; null: the agent, else the key that `ssh` would take. */
  readonly identity: string | null;
  readonly passphrase: string | null;
  readonly knownHostsPaths: readonly string[];
  /** The directory that stands for / there; null: / itself. */
  readonly prefix: string | null;
}

/** The files in which `ssh` looks for host keys. */
export function sshKnownHosts(): string[] {
  return [join(homedir(), '.ssh/known_hosts'), '/etc/ssh/ssh_known_hosts'];
}

/**
 * Where and how to log in: the key that is named, else the agent, else the key that `ssh` would take.
 * @throws VoidferryError `job/usage`; those of reading the key; `custody/key-locked` when the passphrase is missing or wrong.
 */
export async function openLogin(choice: LoginChoice): Promise<HostLogin> {
  const { prefix, knownHostsPaths } = choice;
  const address = parseHostAddress(choice.target);
  const identity = await identityOf(choice);
  if (prefix !== null && !/^\/.*[^/]$/.test(prefix))
    throw new VoidferryError('job/usage', { text: `--prefix ${prefix}: an absolute path, without a slash at its end` });
  return { address, identity, knownHostsPaths, ...(prefix !== null && { prefix }) };
}

async function identityOf({ identity: named, passphrase }: LoginChoice): Promise<Identity> {
  const socket = process.env['SSH_AUTH_SOCK'];
  if (named === null && socket) return { kind: 'agent', socket };
  const path = named ?? join(homedir(), '.ssh/id_ed25519');
  if (named === null && !existsSync(path))
    throw new VoidferryError('job/usage', { text: '--identity KEY: there is neither an agent nor ~/.ssh/id_ed25519' });
  const identity: Identity = { kind: 'file', path, ...(passphrase !== null && { passphrase }) };
  await loginMethod(identity, '');
  return identity;
}
