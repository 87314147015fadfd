import type { JobSnapshot, PhaseId } from '../../../electron/shared/job.ts';

/** One line of a timeline. `tookMs` counts up to the end of the phase, or up to now. */
export interface PhaseTime {
  readonly phase: PhaseId;
  readonly state: 'waiting' | 'now' | 'past' | 'ended-here' | 'not-reached';
  readonly tookMs: number;
}

const pushPhases: readonly PhaseId[] = ['push.check', 'push.connect', 'push.compare', 'push.upload', 'push.stage'];

/** The phases that a push, an activation or a rollback goes through, in their order. */
export function phasesOf(job: JobSnapshot['job'], stageOnly: boolean): readonly PhaseId[] {
  if (job === 'activate') return ['push.connect', 'activate.switch'];
  if (job === 'rollback') return ['push.connect', 'rollback.switch'];
  if (job === 'enrol') return ['enrol.connect', 'enrol.install'];
  return stageOnly ? pushPhases : [...pushPhases, 'push.activate'];
}

/** Where each phase of a job stands, and how long it took. @param now milliseconds since the epoch */
export function phaseTimes(job: JobSnapshot, expected: readonly PhaseId[], now: number): readonly PhaseTime[] {
  const isRunning = job.state === 'running';
  const until = job.endedAt ?? now;
  const isBegun = (phase: PhaseId) => job.phases.some((begun) => begun.phase === phase);
  const reached = expected.findLastIndex(isBegun);
  // A job that goes on from what an earlier one did leaves phases out.
  const gone = expected.filter((phase, at) => at > reached || isBegun(phase));
  return gone.map((phase) => {
    const index = job.phases.findIndex((begun) => begun.phase === phase);
    const begun = job.phases[index];
    if (begun === undefined) return { phase, state: isRunning ? 'waiting' : 'not-reached', tookMs: 0 };
    const next = job.phases[index + 1];
    const tookMs = Math.max(0, (next?.startedAt ?? until) - begun.startedAt);
    if (next !== undefined || job.state === 'done') return { phase, state: 'past', tookMs };
    return { phase, state: isRunning ? 'now' : 'ended-here', tookMs };
  });
}
