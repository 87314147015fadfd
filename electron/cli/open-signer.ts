import { decodePublicKey, fingerprintOf } from '../services/custody/public-key.ts';
import { agentSigner, loadSigner, type Signer } from '../services/custody/signer.ts';
import { readText } from '../services/read-file.ts';
import { VoidferryError } from '../shared/error.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import { catalogues } from '../shared/i18n/catalogues.ts';
import { fill } from '../shared/i18n/translate.ts';
import { askSecret } from './ask-secret.ts';

/**
 * The signer behind `--key`, as `ssh-keygen -Y sign -f` takes it: a private key file, whose passphrase is asked for on the terminal,
 * or a public key file (`.pub`), whose private half is in the agent.
 * @throws VoidferryError `job/file-missing` | `job/not-permitted` | `custody/key-unreadable` | `custody/key-locked` |
 *   `custody/agent-unusable`.
 */
export async function openSigner(path: string, language: Language): Promise<Signer> {
  if (path.endsWith('.pub')) return agentSigner(process.env['SSH_AUTH_SOCK'] ?? '', await fingerprintIn(path));
  try {
    return await loadSigner(path);
  } catch (error) {
    if (!(error instanceof VoidferryError) || error.code !== 'custody/key-locked') throw error;
    const passphrase = await askSecret(fill(catalogues[language].ui['cli.passphrase'], { path }));
    if (passphrase === null) throw error;
    return loadSigner(path, passphrase);
  }
}

async function fingerprintIn(path: string): Promise<string> {
  const [type = '', base64 = ''] = (await readText(path)).trim().split(/\s+/);
  try {
    return fingerprintOf(decodePublicKey(type, base64));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new VoidferryError('custody/key-unreadable', { path, reason: error.message }, { cause: error });
  }
}
