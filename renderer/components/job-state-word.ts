import type { JobSnapshot, JobState } from '../../electron/shared/job.ts';
import { isNotProven } from '../../electron/shared/not-proven.ts';

/** How a job stands, for people: one that failed with "not checked; nothing wrong found" did not find a fault. */
export function jobStateWord({ state, error }: Pick<JobSnapshot, 'state' | 'error'>): JobState | 'not-proven' {
  return state === 'failed' && isNotProven(error) ? 'not-proven' : state;
}
