import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { compareBytewise } from '../../shared/json.ts';
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

const SIGNATURE_FILE = /^SHA256SUMS(\.[^/]+)?\.sig$/;
const MAX_SIGNATURE_BYTES = 64 * 1024;
const NOTHING = { fingerprint: '', principal: null, reason: null } as const;

/**
 * Checks every signature over a kit's SHA256SUMS, sorted by file name; none: an empty list.
 * @param namespace what the signature must have been made for
 */
export async function checkSignatures(
  kit: { readonly dir: string; readonly sumsBytes: Uint8Array },
  trust: Trust,
  namespace = 'kit@voidferry',
): Promise<SignatureCheck[]> {
  const files = (await readdir(kit.dir)).filter((name) => SIGNATURE_FILE.test(name)).sort(compareBytewise);
  return Promise.all(
    files.map(async (file) => {
      const facts = await lstat(join(kit.dir, file));
      // A link or device could lead anywhere, and no signature is large.
      if (!facts.isFile() || facts.size > MAX_SIGNATURE_BYTES)
        return { file, ...NOTHING, state: 'bad', reason: 'it is not a signature file' };
      const text = await readFile(join(kit.dir, file), 'utf8');
      return { file, ...judge(text, kit.sumsBytes, namespace, trust, file) };
    }),
  );
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
