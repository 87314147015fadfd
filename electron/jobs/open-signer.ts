import { decodePublicKey, fingerprintOf } from '../services/custody/public-key.ts';
import { agentSigner, loadSigner, type Signer } from '../services/custody/signer.ts';
import { readText } from '../services/read-file.ts';
import { VoidferryError } from '../shared/error.ts';

/**
 * The signer behind a key file, as `ssh-keygen -Y sign -f` takes it: a private key, or a public key (`.pub`) whose private half is in the agent.
 * @throws VoidferryError `job/file-missing` | `job/not-permitted` | `custody/key-unreadable` | `custody/agent-unusable`;
 *   `custody/key-locked` when the passphrase is missing or wrong.
 */
export async function openSigner(path: string, passphrase: string | null): Promise<Signer> {
  if (path.endsWith('.pub')) return agentSigner(process.env['SSH_AUTH_SOCK'] ?? '', await fingerprintIn(path));
  return passphrase === null ? loadSigner(path) : loadSigner(path, passphrase);
}

/** The fingerprint of a public key file. @throws as `publicKeyIn` */
export async function fingerprintIn(path: string): Promise<string> {
  return fingerprintOf(await publicKeyIn(path));
}

/**
 * The key of a public key file, in SSH wire form.
 * @throws VoidferryError `job/file-missing` | `job/not-permitted` | `custody/key-unreadable`
 */
export async function publicKeyIn(path: string): Promise<Uint8Array> {
  const [type = '', base64 = ''] = (await readText(path)).trim().split(/\s+/);
  try {
    return decodePublicKey(type, base64);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new VoidferryError('custody/key-unreadable', { path, reason: error.message }, { cause: error });
  }
}
