import type { ErrorCode } from '../../../electron/shared/errors/codes.ts';
import type { ClaimId, Evidence } from '../../../electron/shared/evidence.ts';
import type { JobSnapshot, PhaseId } from '../../../electron/shared/job.ts';
import { isNotProven } from '../../../electron/shared/not-proven.ts';

/** How an installation, an activation or a rollback ended, as far as it is proven. */
export type InstallEnd =
  /** The release that was asked for is proven healthy. */
  | 'healthy'
  /** It was live before, and was proven healthy once more without a restart. */
  | 'unchanged'
  /** A rollback that was asked for reached an earlier release, which is healthy. */
  | 'went-back'
  /** The host went back by itself, and the release before is proven healthy. */
  | 'rolled-back'
  | 'rolled-back-unhealthy'
  | 'not-rolled-back'
  | 'first-install-failed'
  /** Verified and unpacked there; nothing was switched. */
  | 'staged'
  /** The switch had begun, and nothing says how it ended. */
  | 'outcome-unknown'
  /** The host refused before it stopped anything. */
  | 'refused'
  /** Ended before the switch began. */
  | 'not-switched'
  | 'cancelled'
  /** It ended without a fault, and the proof that must go with that end is missing. */
  | 'proof-missing';

/** `proven` and `failed` are known ends; `unproven`: not checked, nothing wrong found. */
export type InstallTone = 'proven' | 'unproven' | 'failed' | 'cancelled';

export interface InstallVerdict {
  readonly end: InstallEnd;
  readonly tone: InstallTone;
  /** What says which release it is about, and how it was proven; null where nothing does. */
  readonly proof: Evidence | null;
}

const tones: Readonly<Record<InstallEnd, InstallTone>> = {
  healthy: 'proven',
  unchanged: 'proven',
  'went-back': 'proven',
  'rolled-back': 'failed',
  'rolled-back-unhealthy': 'failed',
  'not-rolled-back': 'failed',
  'first-install-failed': 'failed',
  staged: 'unproven',
  'outcome-unknown': 'unproven',
  refused: 'failed',
  'not-switched': 'failed',
  cancelled: 'cancelled',
  'proof-missing': 'unproven',
};

/** The claim that each end rests on. */
const claims: Readonly<Partial<Record<InstallEnd, ClaimId>>> = {
  healthy: 'host.healthy',
  unchanged: 'host.unchanged',
  'went-back': 'host.healthy',
  'rolled-back': 'host.rolled-back',
  staged: 'host.staged',
};

const switching: readonly PhaseId[] = ['push.activate', 'activate.switch', 'rollback.switch'];

/** What a host says before it stops anything. Whatever else comes after the switch began leaves its outcome open. */
const refusals: readonly ErrorCode[] = [
  'host/older-serial',
  'host/locked',
  'host/release-unknown',
  'host/nothing-to-roll-back',
  'host/rollback-unsafe',
  'host/not-permitted',
  'host/prefix-unsafe',
  'host/not-enrolled',
  'host/wrong-audience',
  'host/wrong-architecture',
  'host/bad-configuration',
  'host/tool-missing',
  'host/library-missing',
  'kit/checksum-mismatch',
];

/** Whether a phase stops and starts the service. */
export function isSwitching(phase: PhaseId | null): boolean {
  return phase !== null && switching.includes(phase);
}

/** Whether a job ended before anything was switched and left nothing that waits to be. */
export function didNotSwitch(job: JobSnapshot): boolean {
  const end = installVerdict(job)?.end;
  return end === 'not-switched' || end === 'refused' || end === 'cancelled';
}

/** The verdict on a push, an activation or a rollback; null while it runs. What is proven comes from its evidence alone. */
export function installVerdict(job: JobSnapshot): InstallVerdict | null {
  if (job.state === 'running') return null;
  const end = endOf(job);
  const tone = tones[end] === 'failed' && isNotProven(job.error) ? 'unproven' : tones[end];
  return { end, tone, proof: job.evidence.find(({ claim }) => claim === claims[end]) ?? null };
}

function endOf(job: JobSnapshot): InstallEnd {
  if (job.state === 'cancelled') return isSwitching(job.phase) ? 'outcome-unknown' : 'cancelled';
  return job.state === 'done' ? doneEnd(job) : failedEnd(job);
}

function doneEnd(job: JobSnapshot): InstallEnd {
  if (proves(job, 'host.unchanged')) return 'unchanged';
  if (proves(job, 'host.healthy')) return job.job === 'rollback' ? 'went-back' : 'healthy';
  if (job.job === 'push' && !isSwitching(job.phase) && proves(job, 'host.verified') && proves(job, 'host.staged'))
    return 'staged';
  return 'proof-missing';
}

function failedEnd(job: JobSnapshot): InstallEnd {
  const code = job.error?.code;
  if (code === 'host/rolled-back') return proves(job, 'host.rolled-back') ? 'rolled-back' : 'outcome-unknown';
  if (code === 'host/rolled-back-unhealthy') return 'rolled-back-unhealthy';
  if (code === 'host/not-rolled-back') return 'not-rolled-back';
  if (code === 'host/first-install-failed') return 'first-install-failed';
  if (!isSwitching(job.phase)) return mayHaveSwitched(job) ? 'outcome-unknown' : 'not-switched';
  return code !== undefined && refusals.includes(code) ? 'refused' : 'outcome-unknown';
}

/** The journal of a process that died may end before what it did last. */
function mayHaveSwitched({ job, phase, error }: JobSnapshot): boolean {
  const isCutOff = error?.code === 'job/interrupted' || error?.code === 'job/worker-died';
  return isCutOff && (phase === 'push.stage' || (phase === 'push.connect' && job !== 'push'));
}

function proves(job: JobSnapshot, claim: ClaimId): boolean {
  return job.evidence.some((piece) => piece.claim === claim);
}
