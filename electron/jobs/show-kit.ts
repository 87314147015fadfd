import { readSshsig } from '../services/custody/sshsig.ts';
import { fullestRehearsal, newestVulnerabilities, readAttestations } from '../services/kit/attestations.ts';
import { type KitSignature, readKitSignatures } from '../services/kit/kit-signatures.ts';
import { openKit } from '../services/kit/open-kit.ts';
import { checkCode } from '../shared/check-code.ts';
import type { KitView, SeenSignature } from '../shared/contract/kit.ts';
import { VoidferryError } from '../shared/error.ts';

/**
 * What a kit says of itself; files and signatures are not verified.
 * @throws VoidferryError those of `openKit`; `job/not-permitted`.
 */
export async function showKit(dir: string): Promise<KitView> {
  const { kit, digest, bytes, sums } = await openKit(dir);
  const statements = await readAttestations(dir, digest);
  const [rehearsal, vulnerabilities] = [fullestRehearsal(statements), newestVulnerabilities(statements)];
  const signatures = await seenIn(dir);
  return {
    dir,
    kit,
    digest,
    checkCode: checkCode(digest),
    files: sums.length,
    bytes,
    signatures,
    rehearsal,
    vulnerabilities,
  };
}

/** The signatures that a kit carries, as they describe themselves. @throws VoidferryError `job/not-permitted` */
export async function seenIn(dir: string): Promise<SeenSignature[]> {
  return (await readKitSignatures(dir)).map(seen);
}

function seen({ file, text }: KitSignature): SeenSignature {
  try {
    const { fingerprint, namespace } = readSshsig(text, file);
    return { file, fingerprint, namespace };
  } catch (error) {
    if (error instanceof VoidferryError) return { file, fingerprint: null, namespace: null };
    throw error;
  }
}
