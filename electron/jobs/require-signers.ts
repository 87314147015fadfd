import { recheckSignature } from '../core/media/recheck.ts';
import type { SignatureCheck } from '../services/custody/check-signatures.ts';
import type { OpenKit } from '../services/kit/open-kit.ts';
import { VoidferryError } from '../shared/error.ts';
import type { JobContext } from './run-job.ts';

/** Someone whose signature over a kit is valid and counts. */
export type TrustedSigner = { readonly principal: string; readonly fingerprint: string };

/**
 * One wrong signature is enough to refuse a kit, whoever else signed it.
 * @throws VoidferryError `kit/signer-revoked` | `kit/signature-bad`
 */
export function refuseWrongSignatures(checks: readonly SignatureCheck[]): void {
  for (const { file, state, reason, fingerprint } of checks) {
    if (state === 'revoked') throw new VoidferryError('kit/signer-revoked', { fingerprint });
    if (state === 'bad') throw new VoidferryError('kit/signature-bad', { file, reason: reason ?? '' });
  }
}

/**
 * Proves every trusted signature of a kit; at least one there must be.
 * @param namespace what the signatures were checked for
 * @throws VoidferryError as `refuseWrongSignatures`; `kit/unsigned` | `kit/signer-unknown` where nobody trusted vouches for the kit.
 */
export function requireSigners(
  open: OpenKit,
  checks: readonly SignatureCheck[],
  namespace: string,
  context: JobContext,
): TrustedSigner[] {
  refuseWrongSignatures(checks);
  const trusted: TrustedSigner[] = [];
  for (const { file, principal, fingerprint } of checks) {
    if (principal === null) continue;
    trusted.push({ principal, fingerprint });
    context.prove({
      claim: 'kit.signature-valid',
      method: 'sshsig',
      figures: { signer: principal, fingerprint, file, namespace, digest: open.digest },
      recheck: recheckSignature(open.dir, file, principal, namespace),
    });
  }
  const [first] = checks;
  if (first === undefined) throw new VoidferryError('kit/unsigned');
  if (trusted.length === 0) throw new VoidferryError('kit/signer-unknown', { fingerprint: first.fingerprint });
  return trusted;
}
