import { createHash, verify } from 'node:crypto';
import { parseNote, parseTreeHead, type TreeHead, type VerifierKey } from '../../../core/go/sumdb/records.ts';
import { ed25519KeyOfRaw } from '../../custody/public-key.ts';

const ED25519 = 1;

/**
 * The tree head in a signed note, when the key that is trusted signed it.
 * @throws Error that says why it is not to be believed.
 */
export function openTreeHead(note: string, verifier: VerifierKey): TreeHead {
  const parsed = parseNote(note);
  if (parsed === null) throw new Error('the tree head is no signed note');
  const key = Buffer.from(verifier.key, 'base64');
  const own = createHash('sha256').update(`${verifier.name}\n`).update(key).digest().subarray(0, 4);
  if (own.toString('hex') !== verifier.hash || key[0] !== ED25519) throw new Error('the verifier key is broken');
  const publicKey = ed25519KeyOfRaw(key.subarray(1));
  const isSigned = parsed.signatures.some(({ name, base64 }) => {
    const bytes = Buffer.from(base64, 'base64');
    const isOurs = name === verifier.name && bytes.subarray(0, 4).equals(own);
    return isOurs && verify(null, Buffer.from(parsed.text), publicKey, bytes.subarray(4));
  });
  if (!isSigned) throw new Error(`the tree head is not signed by ${verifier.name}`);
  const head = parseTreeHead(parsed.text);
  if (head === null) throw new Error('the signed text is no tree head');
  return head;
}
