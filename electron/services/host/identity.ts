import ssh2, { type AgentAuthMethod, type PublicKeyAuthMethod } from 'ssh2';
import { VoidferryError } from '../../shared/error.ts';
import { readText } from '../read-file.ts';

/** With what to log in: a private key file (OpenSSH or PEM), or the keys of an ssh-agent by its socket. */
export type Identity =
  | { readonly kind: 'file'; readonly path: string; readonly passphrase?: string }
  | { readonly kind: 'agent'; readonly socket: string };

/**
 * The one way of logging in that an identity allows.
 * @throws VoidferryError `job/file-missing` | `job/not-permitted` | `custody/key-unreadable` | `custody/key-locked`
 */
export async function loginMethod(
  identity: Identity,
  username: string,
): Promise<PublicKeyAuthMethod | AgentAuthMethod> {
  if (identity.kind === 'agent') return { type: 'agent', username, agent: identity.socket };
  const { path, passphrase } = identity;
  const key = ssh2.utils.parseKey(await readText(path), passphrase);
  if (key instanceof Error) {
    if (/passphrase|bad decrypt|authenticate data/i.test(key.message))
      throw new VoidferryError('custody/key-locked', { path }, { cause: key });
    throw new VoidferryError('custody/key-unreadable', { path, reason: key.message }, { cause: key });
  }
  if (!key.isPrivateKey()) throw new VoidferryError('custody/key-unreadable', { path, reason: 'it is a public key' });
  return { type: 'publickey', username, key };
}
