import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { sincePush } from '../../../electron/shared/trip-steps.ts';
import { useTripJob } from '../../state/trip-store.ts';

export interface InstallJobs {
  /** The enrolment, while nothing came after it. */
  readonly enrol: JobSnapshot | null;
  /** The push and what followed it, newest first; what followed an earlier push is left out. */
  readonly acts: readonly JobSnapshot[];
}

/** The jobs of the open trip that touch its host. */
export function useInstallJobs(): InstallJobs {
  const enrol = useTripJob('enrol');
  const push = useTripJob('push');
  const activate = useTripJob('activate');
  const rollback = useTripJob('rollback');
  const known = sincePush({ ...(push && { push }), ...(activate && { activate }), ...(rollback && { rollback }) });
  const acts = [known.push, known.activate, known.rollback].filter((job) => job !== undefined);
  acts.sort((a, b) => beganAt(b) - beganAt(a));
  const [newest] = acts;
  const isEnrolNews = enrol !== null && (newest === undefined || beganAt(enrol) > beganAt(newest));
  return { enrol: isEnrolNews || enrol?.state === 'running' ? enrol : null, acts };
}

function beganAt({ phases }: JobSnapshot): number {
  return phases[0]?.startedAt ?? 0;
}
