import type { JobSnapshot, PhaseMode } from '../../electron/shared/job.ts';

/** What stopping a job means now. A host that began to switch goes on by itself: only the watching can be stopped. */
export function stopMeaning({ mode, job }: Pick<JobSnapshot, 'mode' | 'job'>): PhaseMode | 'watching' {
  if (mode === 'irreversible' && (job === 'push' || job === 'activate' || job === 'rollback')) return 'watching';
  return mode ?? 'reversible';
}
