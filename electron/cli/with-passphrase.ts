import { VoidferryError } from '../shared/error.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import { catalogues } from '../shared/i18n/catalogues.ts';
import { fill } from '../shared/i18n/translate.ts';
import { askSecret } from './ask-secret.ts';

/** Opens a key, asking for its passphrase on the terminal where it has one. @throws what `open` throws */
export async function withPassphrase<T>(
  open: (passphrase: string | null) => Promise<T>,
  language: Language,
): Promise<T> {
  try {
    return await open(null);
  } catch (error) {
    if (!(error instanceof VoidferryError) || error.code !== 'custody/key-locked') throw error;
    const path = String(error.data['path']);
    const passphrase = await askSecret(fill(catalogues[language].ui['cli.passphrase'], { path }));
    if (passphrase === null) throw error;
    return open(passphrase);
  }
}
