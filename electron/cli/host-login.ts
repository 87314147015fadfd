import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseHostAddress } from '../core/host/address.ts';
import type { HostLogin } from '../jobs/host-login.ts';
import { type Identity, loginMethod } from '../services/host/identity.ts';
import { VoidferryError } from '../shared/error.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import { catalogues } from '../shared/i18n/catalogues.ts';
import { fill } from '../shared/i18n/translate.ts';
import { askSecret } from './ask-secret.ts';

/** What every `host` command is told of the way there. */
export interface LoginOptions {
  readonly identity?: string;
  readonly knownHosts?: string;
  readonly prefix?: string;
}

/**
 * Where and how to log in: the key that is named, else the agent, else the key that `ssh` would take; a passphrase is asked for.
 * @throws VoidferryError `job/usage`; those of reading the key.
 */
export async function hostLogin(target: string, options: LoginOptions, language: Language): Promise<HostLogin> {
  const address = parseHostAddress(target);
  const identity = await identityOf(options.identity, language);
  const { prefix, knownHosts } = options;
  if (prefix !== undefined && !/^\/.*[^/]$/.test(prefix))
    throw new VoidferryError('job/usage', { text: `--prefix ${prefix}: an absolute path, without a slash at its end` });
  const knownHostsPaths =
    knownHosts === undefined ? [join(homedir(), '.ssh/known_hosts'), '/etc/ssh/ssh_known_hosts'] : [knownHosts];
  return { address, identity, knownHostsPaths, ...(prefix !== undefined && { prefix }) };
}

async function identityOf(named: string | undefined, language: Language): Promise<Identity> {
  const socket = process.env['SSH_AUTH_SOCK'];
  if (named === undefined && socket) return { kind: 'agent', socket };
  const path = named ?? join(homedir(), '.ssh/id_ed25519');
  if (named === undefined && !existsSync(path))
    throw new VoidferryError('job/usage', { text: '--identity KEY: there is neither an agent nor ~/.ssh/id_ed25519' });
  try {
    await loginMethod({ kind: 'file', path }, '');
    return { kind: 'file', path };
  } catch (error) {
    if (!(error instanceof VoidferryError) || error.code !== 'custody/key-locked') throw error;
    const passphrase = await askSecret(fill(catalogues[language].ui['cli.passphrase'], { path }));
    if (passphrase === null) throw error;
    return { kind: 'file', path, passphrase };
  }
}
