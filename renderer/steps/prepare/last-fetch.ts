import { create } from 'zustand';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useJob } from '../../state/jobs-store.ts';

const KEY = 'voidferry.last-fetch';

const useLastFetchStore = create<{ readonly jobId: string | null }>(() => ({ jobId: sessionStorage.getItem(KEY) }));

/** The newest fetching of a toolchain that was begun in this window, wherever a person was meanwhile; a reload keeps it. Null: none. */
export function useLastFetchId(): string | null {
  return useLastFetchStore(({ jobId }) => jobId);
}

/** The same as a job; null until it is loaded, too. */
export function useLastFetch(): JobSnapshot | null {
  return useJob(useLastFetchId());
}

export function rememberFetch(jobId: string): void {
  sessionStorage.setItem(KEY, jobId);
  useLastFetchStore.setState({ jobId });
}
