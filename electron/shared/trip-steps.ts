import type { ClaimId } from './evidence.ts';
import type { JobSnapshot } from './job.ts';
import type { Json } from './json.ts';
import { isNotProven } from './not-proven.ts';
import type { TripJob } from './trip.ts';

export const steps = ['prepare', 'write', 'verify', 'install'] as const;
export type Step = (typeof steps)[number];

/**
 * `locked`: the step before is not proven. `open`: can be begun. `stopped`: its last job failed or was cancelled.
 * `unproven`: its last job found nothing wrong, and did not bring the proof.
 */
export type StepState = 'locked' | 'open' | 'running' | 'stopped' | 'unproven' | 'proven';

/** The newest job of each kind that a trip remembers, as far as there is one. */
export type TripSnapshots = Readonly<Partial<Record<TripJob, JobSnapshot>>>;

/** For each step the jobs that it runs, the newest possible last. */
const jobsOf: Readonly<Record<Step, readonly TripJob[]>> = {
  prepare: ['prepare', 'sign'],
  write: ['write'],
  verify: ['verify'],
  install: ['enrol', 'push', 'activate', 'rollback'],
};

const decidingOf: Readonly<Record<Step, TripJob>> = {
  prepare: 'sign',
  write: 'write',
  verify: 'verify',
  install: 'push',
};

/** What the deciding job must have proven, one claim of each group. */
const proofsOf: Readonly<Record<Step, readonly (readonly ClaimId[])[]>> = {
  prepare: [['kit.files-match'], ['kit.signed']],
  write: [['media.written', 'kit.files-match'], ['media.flushed']],
  verify: [['media.read-back'], ['kit.signature-valid']],
  install: [['host.healthy', 'host.unchanged']],
};

/**
 * Where a trip stands. A step is proven by the evidence of its own job over the very kit of this trip, never by having been walked through;
 * it unlocks when the one before is proven.
 */
export function stepStates(jobs: TripSnapshots): Readonly<Record<Step, StepState>> {
  const digest = digestOf(jobs.sign);
  const states: Partial<Record<Step, StepState>> = {};
  let isUnlocked = true;
  for (const step of steps) {
    states[step] = isUnlocked ? stateOf(step, jobs, digest) : 'locked';
    isUnlocked = isUnlocked && states[step] === 'proven';
  }
  return states as Record<Step, StepState>;
}

function stateOf(step: Step, jobs: TripSnapshots, digest: string | null): StepState {
  const own = jobsOf[step].flatMap((name) => jobs[name] ?? []);
  if (own.some(({ state }) => state === 'running')) return 'running';
  const deciding = jobs[decidingOf[step]];
  if (deciding === undefined) {
    const unfinished = own.find(({ state }) => state !== 'done');
    return unfinished === undefined ? 'open' : stateWithoutEnd(unfinished);
  }
  if (deciding.state !== 'done') return stateWithoutEnd(deciding);
  // A kit that was built again after it was signed is another kit.
  const isSameKit = digest !== null && digestOf(deciding) === digest && (step !== 'prepare' || fitsBuild(jobs, digest));
  const { activate } = sincePush(jobs);
  if (step === 'install' && activate !== undefined && activate.state !== 'done') return stateWithoutEnd(activate);
  const proofs = proofsOf[step];
  const isProven = step === 'install' ? provesInstall(jobs, proofs) : proves(deciding, proofs);
  return isSameKit && isProven ? 'proven' : 'unproven';
}

/** Where a step stands whose job was cancelled, failed, or could not check what it had to. */
function stateWithoutEnd({ error }: JobSnapshot): StepState {
  return isNotProven(error) ? 'unproven' : 'stopped';
}

/** The push itself, or an activation of the very release that it staged; after a rollback, another release serves. */
function provesInstall(jobs: TripSnapshots, proofs: readonly (readonly ClaimId[])[]): boolean {
  const { push, activate, rollback } = sincePush(jobs);
  const isRolledBack = rollback !== undefined && rollback.error?.code !== 'host/nothing-to-roll-back';
  if (push === undefined || isRolledBack) return false;
  if (proves(push, proofs)) return true;
  return activate !== undefined && proves(activate, proofs) && releaseOf(activate) === releaseOf(push);
}

function fitsBuild({ prepare }: TripSnapshots, digest: string): boolean {
  return prepare === undefined || (provesBuild(prepare) && digestOf(prepare) === digest);
}

/** Whether a build proved that it compiled the project and that the kit is whole. */
export function provesBuild(prepare: JobSnapshot): boolean {
  return proves(prepare, [['go.built'], ['kit.sealed']]);
}

/** The jobs of a trip without activations and rollbacks of an earlier push. One that never reached a phase did nothing. */
export function sincePush({ activate, rollback, ...jobs }: TripSnapshots): TripSnapshots {
  const pushedAt = beganAt(jobs.push);
  return {
    ...jobs,
    ...(activate !== undefined && beganAt(activate) > pushedAt && { activate }),
    ...(rollback !== undefined && beganAt(rollback) > pushedAt && { rollback }),
  };
}

function beganAt(job: JobSnapshot | undefined): number {
  return job?.phases[0]?.startedAt ?? 0;
}

/** Whether a finished job proved one claim of every group. */
export function proves(job: JobSnapshot, groups: readonly (readonly ClaimId[])[]): boolean {
  return (
    job.state === 'done' &&
    groups.every((group) => job.evidence.some(({ claim }) => (group as readonly string[]).includes(claim)))
  );
}

/** The kit digest that a finished job was about, as its result names it. */
export function digestOf(job: JobSnapshot | undefined): string | null {
  return named(job, 'digest');
}

/** The release that a finished push or activation was about, as its result names it. */
export function releaseOf(job: JobSnapshot | undefined): string | null {
  return named(job, 'release');
}

function named(job: JobSnapshot | undefined, key: string): string | null {
  if (job?.state !== 'done') return null;
  const result: Json = job.result;
  const isObject = result !== null && typeof result === 'object' && !Array.isArray(result);
  const value = isObject ? Object.entries(result).find(([name]) => name === key)?.[1] : null;
  return typeof value === 'string' ? value : null;
}
