import { z } from 'zod';
import type { Rehearsal } from '../attestation.ts';
import type { Kit } from '../kit.ts';
import type { KitDiff } from '../kit-diff.ts';
import type { VulnerabilityReport } from '../vulnerabilities.ts';
import { answers } from './request.ts';

/** A signature that a kit carries, not verified. */
export interface SeenSignature {
  readonly file: string;
  /** Null when the file is no signature. */
  readonly fingerprint: string | null;
  readonly namespace: string | null;
}

/** What a kit says of itself; proves nothing. */
export interface KitView {
  readonly dir: string;
  readonly kit: Kit;
  readonly digest: string;
  readonly checkCode: string;
  readonly files: number;
  readonly bytes: number;
  readonly signatures: readonly SeenSignature[];
  /** What is said of its rehearsal, the fullest one; null: nothing. */
  readonly rehearsal: Rehearsal | null;
  /** What a vulnerability database knew of it when it was built; null: none was asked. */
  readonly vulnerabilities: VulnerabilityReport | null;
}

export const kitRequests = {
  /** The one kit at a path: the directory itself, or the only one directly in it, as on a medium. */
  'kit.show': answers<KitView>()(z.strictObject({ path: z.string().min(1) })),
  /** What differs between two kits, each found as by `kit.show`; proves nothing. */
  'kit.diff': answers<KitDiff>()(z.strictObject({ from: z.string().min(1), to: z.string().min(1) })),
} as const;
