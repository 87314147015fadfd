import { VoidferryError } from '../../shared/error.ts';
import { readKitSignatures } from '../kit/kit-signatures.ts';
import { ED25519 } from './public-key.ts';
import { readSshsig, verifySshsig } from './sshsig.ts';
import type { Trust } from './trust.ts';

/** What one signature of a kit is worth. Only `trusted` proves anything. */
export interface SignatureCheck {
  /** Its name in the kit. */
  readonly file: string;
  readonly state: 'trusted' | 'unknown' | 'revoked' | 'bad';
  /** `SHA256:…`; empty when the file is no signature at all. */
  readonly fingerprint: string;
  /** The first principal that the trust file gives the key; null unless trusted. */
  readonly principal: string | null;
  /** Why it is bad; null otherwise. */
  readonly reason: string | null;
}

const NOTHING = { fingerprint: '', principal: null, reason: null } as const;

/**
 * Checks every signature over a kit's SHA256SUMS, sorted by file name; none: an empty list. Links are no signatures; `compareTree` reports them.
 * @param namespace what the signature must have been made for
 */
export async function checkSignatures(
  kit: { readonly dir: string; readonly sumsBytes: Uint8Array },
  trust: Trust,
  namespace = 'kit@voidferry',
): Promise<SignatureCheck[]> {
  const signatures = await readKitSignatures(kit.dir);
  return signatures.map(({ file, text }) => ({ file, ...judge(text, kit.sumsBytes, namespace, trust, file) }));
}

function judge(
  text: string,
  data: Uint8Array,
  namespace: string,
  trust: Trust,
  file: string,
): Omit<SignatureCheck, 'file'> {
  let fingerprint = '';
  try {
    const parsed = readSshsig(text, file);
    fingerprint = parsed.fingerprint;
    if (trust.revoked.has(fingerprint)) return { ...NOTHING, state: 'revoked', fingerprint };
    // Nobody can be trusted with another type of key, so such a signature is unknown rather than wrong.
    if (parsed.keyType !== ED25519) return { ...NOTHING, state: 'unknown', fingerprint };
    verifySshsig(text, data, namespace, file);
  } catch (error) {
    if (!(error instanceof VoidferryError)) throw error;
    return { ...NOTHING, state: 'bad', fingerprint, reason: String(error.data['reason']) };
  }
  const signer = trust.signers.find(
    (known) => known.fingerprint === fingerprint && (known.namespaces?.includes(namespace) ?? true),
  );
  const principal = signer?.principals[0] ?? null;
  return { state: principal === null ? 'unknown' : 'trusted', fingerprint, principal, reason: null };
}
