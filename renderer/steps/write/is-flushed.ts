import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { proves } from '../../../electron/shared/trip-steps.ts';

/** Whether a write ended with the proof that all of it is on the device. */
export function isFlushed(job: JobSnapshot): boolean {
  return job.job === 'write' && proves(job, [['media.flushed'], ['media.written', 'kit.files-match']]);
}
