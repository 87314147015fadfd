import { z } from 'zod';
import type { Evidence } from '../evidence.ts';
import type { FiledReceipt } from '../receipt.ts';
import { answers, nothing } from './request.ts';

/** A key that can sign, on this workstation. */
export interface SigningKey {
  /** What the sign job takes: a private key file, or a `.pub` file whose private half is in the agent. */
  readonly path: string;
  /** `SHA256:…`; null where a passphrase hides it. */
  readonly fingerprint: string | null;
  readonly comment: string;
  readonly from: 'ssh' | 'voidferry' | 'agent';
  /** It needs a passphrase. */
  readonly isLocked: boolean;
  /** This workstation's trusted signers name it. */
  readonly isTrusted: boolean;
}

/** Whom this workstation trusts to sign kits. */
export interface TrustedSigners {
  /** The file, in the format of allowed_signers; it may not exist yet. */
  readonly path: string;
  readonly signers: readonly { readonly principal: string; readonly fingerprint: string }[];
  readonly revoked: readonly string[];
}

export const custodyRequests = {
  'custody.keys': answers<readonly SigningKey[]>()(nothing),
  /** Makes an Ed25519 key without passphrase in the data directory. */
  'custody.make-key': answers<SigningKey>()(nothing),
  'custody.signers': answers<TrustedSigners>()(nothing),
  /**
   * Trusts the signer of a kit, or a public key file, after a person compared the fingerprint.
   * @throws `kit/signature-bad` when the place holds no valid key or signature with just that fingerprint.
   */
  'custody.trust-signer': answers<TrustedSigners>()(
    z.strictObject({
      from: z.string().min(1),
      fingerprint: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
      principal: z.string().regex(/^[A-Za-z0-9._@+-]{1,64}$/),
    }),
  ),
  /** Every entry of the ledger, oldest first. */
  'custody.ledger': answers<readonly FiledReceipt[]>()(nothing),
  'custody.receipt': answers<FiledReceipt | null>()(z.strictObject({ id: z.string() })),
  /** Checks the chain, every receipt's hash and signature. @throws `custody/ledger-broken` */
  'custody.verify': answers<Evidence>()(nothing),
} as const;
