import type { KitView } from '../../../electron/shared/contract/kit.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { isNotProven } from '../../../electron/shared/not-proven.ts';
import { digestOf, provesBuild, stepStates } from '../../../electron/shared/trip-steps.ts';
import { isForKits } from '../../components/card-commands.ts';
import { textOf } from '../../components/fact-of.ts';
import type { VerdictTone } from '../../components/Verdict.tsx';

/**
 * Where the kit of a trip stands. `rebuilt`, `changed` and `signature-gone`: what was signed here is not what lies there now.
 * `signer-revoked`: it lies there as it was signed, by a key that this workstation lists as revoked.
 * `build-unproven` and `sign-unproven`: the job ended without the evidence that it must bring.
 */
export type PrepareEnd =
  | 'build-failed'
  | 'build-cancelled'
  | 'build-unproven'
  | 'built'
  | 'unsigned'
  | 'sign-failed'
  | 'sign-not-proven'
  | 'sign-cancelled'
  | 'sign-unproven'
  | 'rebuilt'
  | 'changed'
  | 'signature-gone'
  | 'signer-revoked'
  | 'signed';

export interface PrepareFacts {
  readonly prepare: JobSnapshot | null;
  readonly sign: JobSnapshot | null;
  /** The kit as it lies in the trip's folder now; null while that is not known. */
  readonly kit: Pick<KitView, 'digest' | 'signatures'> | null;
  /** What lies there cannot be read, or nothing does. */
  readonly isUnreadable: boolean;
  /** The fingerprints that this workstation lists as revoked; null while that is not known. */
  readonly revoked: readonly string[] | null;
}

const tones: Readonly<Record<PrepareEnd, VerdictTone>> = {
  'build-failed': 'failed',
  'build-cancelled': 'cancelled',
  'build-unproven': 'unproven',
  built: 'unproven',
  unsigned: 'unproven',
  'sign-failed': 'failed',
  'sign-not-proven': 'unproven',
  'sign-cancelled': 'cancelled',
  'sign-unproven': 'unproven',
  rebuilt: 'unproven',
  changed: 'failed',
  'signature-gone': 'unproven',
  'signer-revoked': 'failed',
  signed: 'proven',
};

export function toneOf(end: PrepareEnd): VerdictTone {
  return tones[end];
}

/** Where the kit stands; null while a job runs, before there is a kit, and while nobody knows what lies there. */
export function prepareEnd({ prepare, sign, kit, isUnreadable, revoked }: PrepareFacts): PrepareEnd | null {
  if (prepare?.state === 'running' || sign?.state === 'running') return null;
  if (prepare !== null && !provesBuild(prepare)) return failedBuild(prepare);
  if (isUnreadable) return null;
  if (sign === null || isOlder(sign, prepare)) {
    if (prepare !== null) return 'built';
    return kit === null ? null : 'unsigned';
  }
  if (sign.state === 'cancelled') return 'sign-cancelled';
  if (sign.state === 'failed') return isNotProven(sign.error) ? 'sign-not-proven' : 'sign-failed';
  if (prepare !== null && digestOf(prepare) !== digestOf(sign)) return 'rebuilt';
  if (kit === null) return null;
  if (kit.digest !== digestOf(sign)) return 'changed';
  const signer = signerOf(sign);
  if (signer === null || !carries(kit, signer)) return 'signature-gone';
  if (revoked === null) return null;
  if (revoked.includes(signer)) return 'signer-revoked';
  const jobs = { sign, ...(prepare !== null && { prepare }) };
  return stepStates(jobs).prepare === 'proven' ? 'signed' : 'sign-unproven';
}

/**
 * Whether a signature was made before the newest build, which made the very same kit: nothing in the evidence tells them apart, but what
 * was built last does not carry it.
 */
export function isOfEarlierBuild(sign: JobSnapshot | null, prepare: JobSnapshot | null): boolean {
  if (sign?.state !== 'done' || prepare?.state !== 'done') return false;
  return digestOf(sign) === digestOf(prepare) && (sign.endedAt ?? 0) < (prepare.endedAt ?? 0);
}

/** The fingerprint of the key that a finished signing used. */
export function signerOf(sign: JobSnapshot | null): string | null {
  return sign?.state === 'done' ? textOf(sign.result, 'fingerprint') : null;
}

function failedBuild({ state }: JobSnapshot): PrepareEnd {
  if (state === 'failed') return 'build-failed';
  return state === 'cancelled' ? 'build-cancelled' : 'build-unproven';
}

/** A signing that came to nothing before this kit was built says nothing about it. */
function isOlder(sign: JobSnapshot, prepare: JobSnapshot | null): boolean {
  return sign.state !== 'done' && (sign.endedAt ?? 0) < (prepare?.endedAt ?? 0);
}

function carries({ signatures }: Pick<KitView, 'signatures'>, fingerprint: string): boolean {
  return signatures.some((one) => isForKits(one) && one.fingerprint === fingerprint);
}
