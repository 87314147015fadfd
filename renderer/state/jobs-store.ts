import { useEffect } from 'react';
import { create } from 'zustand';
import type { Answer } from '../../electron/shared/contract/contract.ts';
import type { JobInput } from '../../electron/shared/contract/jobs.ts';
import type { ErrorData } from '../../electron/shared/error.ts';
import type { JobEvent, JobSnapshot } from '../../electron/shared/job.ts';
import { request } from '../bridge/bridge.ts';
import { createJobs, type JobsState, noJobs } from './create-jobs.ts';
import { reportProblem } from './problems.ts';
import type { Sample } from './samples.ts';

const useJobs = create<JobsState>(() => noJobs);

const jobs = createJobs({
  get: useJobs.getState,
  set: (change) => useJobs.setState(change),
  askSnapshot: async (jobId) => {
    const answer = await request('job.snapshot', { jobId });
    if (!answer.ok) reportProblem(answer.error);
    return answer;
  },
  later: (run) => setTimeout(run, 0),
  clock: () => performance.now(),
});

const RELOADS = 4;
const RELOAD_MS = 500;
const noSamples: readonly Sample[] = [];

export function applyEvents(events: readonly JobEvent[]): void {
  jobs.apply(events);
}

/** Asks which jobs run, as after a reload. */
export async function loadRunning(): Promise<void> {
  const answer = await request('job.running', {});
  if (answer.ok) answer.data.forEach(jobs.join);
  else reportProblem(answer.error);
}

/**
 * Asks what became of every job that was running when the process behind them died. A question that was on its way then failed with it,
 * so it is asked again.
 */
export async function reloadRunning(): Promise<void> {
  for (let attempt = 0; attempt < RELOADS; attempt++) {
    const running = runningOf(useJobs.getState());
    if (running.length === 0) return;
    await Promise.all(running.map(({ jobId }) => jobs.load(jobId)));
    await new Promise((resolve) => setTimeout(resolve, RELOAD_MS));
  }
}

/**
 * Starts a job; its snapshot can be had by `useJob` from then on. A job of the open trip is started by `startTripJob`.
 * @returns an error when it could not begin; then nothing ran.
 */
export async function startJob(input: JobInput): Promise<Answer<{ readonly jobId: string }>> {
  const answer = await request('job.start', input);
  if (answer.ok) await jobs.load(answer.data.jobId);
  return answer;
}

/** Resolves when the job has stopped and cleaned up, or has reached its end; false when it could not be asked to stop. */
export async function cancelJob(jobId: string): Promise<boolean> {
  const answer = await request('job.cancel', { jobId });
  if (!answer.ok) reportProblem(answer.error);
  return answer.ok;
}

/** A job as it stands, loaded when it is not known yet; null without an id, until it is loaded, and when nobody knows it. */
export function useJob(jobId: string | null | undefined): JobSnapshot | null {
  const job = useJobs((state) => (jobId ? state.jobs[jobId] : undefined)) ?? null;
  const isSettled = useJobs((state) => (jobId ? isKnown(state, jobId) : true));
  useEffect(() => {
    if (jobId && !isSettled) void jobs.load(jobId);
  }, [jobId, isSettled]);
  return job;
}

/** Why a job could not be loaded; null when it was, or still is being. */
export function useJobFailure(jobId: string | null | undefined): ErrorData | null {
  return useJobs((state) => {
    if (!jobId) return null;
    return state.failed[jobId] ?? null;
  });
}

/** Whether everything is known that can be known of some jobs. They are loaded by this. */
export function useJobsLoaded(jobIds: readonly string[]): boolean {
  const list = jobIds.join(' ');
  const isLoaded = useJobs((state) => jobIds.every((jobId) => isKnown(state, jobId)));
  useEffect(() => {
    const state = useJobs.getState();
    for (const jobId of list.split(' ')) if (jobId !== '' && !isKnown(state, jobId)) void jobs.load(jobId);
  }, [list]);
  return isLoaded;
}

/** All snapshots that the window has, by job id. */
export function useAllJobs(): Readonly<Record<string, JobSnapshot>> {
  return useJobs((state) => state.jobs);
}

/** The bytes of the phase that a job is in, as they came. */
export function useSamples(jobId: string): readonly Sample[] {
  return useJobs((state) => state.samples[jobId]) ?? noSamples;
}

export function runningOf({ jobs: known }: Pick<JobsState, 'jobs'>): readonly JobSnapshot[] {
  return Object.values(known).filter(({ state }) => state === 'running');
}

function isKnown(state: JobsState, jobId: string): boolean {
  return [state.jobs, state.absent, state.failed].some((known) => Object.hasOwn(known, jobId));
}
