import { useRef } from 'react';
import type { JobSnapshot } from '../../electron/shared/job.ts';

/** Whether a job was seen running here, so that its end came before the eyes of the person. */
export function useWasRunning(job: JobSnapshot | null): boolean {
  const seen = useRef<string | null>(null);
  if (job?.state === 'running') seen.current = job.jobId;
  return job !== null && seen.current === job.jobId;
}
