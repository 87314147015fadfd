import { create } from 'zustand';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useJob } from '../../state/jobs-store.ts';

const useLastFetchStore = create<{ readonly jobId: string | null }>(() => ({ jobId: null }));

/** The newest fetching of a toolchain that was begun in this window, wherever a person was meanwhile; null: there was none. */
export function useLastFetch(): JobSnapshot | null {
  return useJob(useLastFetchStore(({ jobId }) => jobId));
}

export function rememberFetch(jobId: string): void {
  useLastFetchStore.setState({ jobId });
}
