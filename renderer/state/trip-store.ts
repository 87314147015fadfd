import { create } from 'zustand';
import type { Answer } from '../../electron/shared/contract/contract.ts';
import type { JobInput } from '../../electron/shared/contract/jobs.ts';
import type { ErrorData } from '../../electron/shared/error.ts';
import type { JobSnapshot } from '../../electron/shared/job.ts';
import type { Trip, TripJob } from '../../electron/shared/trip.ts';
import { request } from '../bridge/bridge.ts';
import { startJob, useJob } from './jobs-store.ts';
import { reportProblem } from './problems.ts';

/** The trip that the window has open. */
export type OpenTrip =
  | { readonly state: 'none' }
  | { readonly state: 'loading'; readonly id: string }
  | { readonly state: 'open'; readonly trip: Trip }
  | { readonly state: 'gone'; readonly id: string }
  | { readonly state: 'failed'; readonly id: string; readonly error: ErrorData };

/** What of a trip can change. */
export type TripChange = Partial<Omit<Trip, 'id' | 'createdAt'>>;

const useTripStore = create<{ readonly open: OpenTrip }>(() => ({ open: { state: 'none' } }));

/** Saves follow one another, so that an older state never overwrites a newer one. */
let lastSave: Promise<unknown> = Promise.resolve();

export function useOpenTrip(): OpenTrip {
  return useTripStore(({ open }) => open);
}

/** The open trip, for the screens of its steps: they are shown only while one is open. */
export function useTrip(): Trip {
  const open = useOpenTrip();
  if (open.state !== 'open') throw new Error('no trip is open');
  return open.trip;
}

/** The newest job of a kind of the open trip; null while it is being loaded, and without one. */
export function useTripJob(name: TripJob): JobSnapshot | null {
  return useJob(useTrip().jobs[name]);
}

/** Makes a new trip and saves it. It is opened by going to one of its steps. */
export async function createTrip(change: TripChange = {}): Promise<Answer<Trip>> {
  const trip: Trip = {
    id: crypto.randomUUID(),
    createdAt: new Date().toISOString(),
    title: '',
    project: null,
    kitDir: null,
    medium: null,
    host: null,
    jobs: {},
    ...change,
  };
  const answer = await request('trip.save', trip);
  return answer.ok ? { ok: true, data: trip } : answer;
}

/** Opens a trip as it is kept on disk; one that is open already stays as it is. */
export async function openTrip(id: string): Promise<void> {
  const before = useTripStore.getState().open;
  if (before.state === 'open' && before.trip.id === id) return;
  useTripStore.setState({ open: { state: 'loading', id } });
  await lastSave;
  const answer = await request('trip.load', { id });
  const { open } = useTripStore.getState();
  if (open.state !== 'loading' || open.id !== id) return;
  if (!answer.ok) useTripStore.setState({ open: { state: 'failed', id, error: answer.error } });
  else if (answer.data === null) useTripStore.setState({ open: { state: 'gone', id } });
  else useTripStore.setState({ open: { state: 'open', trip: answer.data } });
}

/** Changes the open trip and saves it. @returns whether it was saved; a failure is shown above the screen. */
export function updateTrip(change: TripChange): Promise<boolean> {
  const { open } = useTripStore.getState();
  if (open.state !== 'open') throw new Error('no trip is open');
  const trip = { ...open.trip, ...change };
  useTripStore.setState({ open: { state: 'open', trip } });
  return save(trip);
}

/**
 * Starts a job of the open trip, which remembers it as its newest of that kind.
 * @param change further changes of the trip, saved only when the job began
 */
export async function startTripJob(
  input: JobInput & { readonly job: TripJob },
  change: TripChange = {},
): Promise<Answer<{ readonly jobId: string }>> {
  const { open } = useTripStore.getState();
  if (open.state !== 'open') throw new Error('no trip is open');
  const answer = await startJob(input);
  if (answer.ok) await remember(open.trip, input.job, answer.data.jobId, change);
  return answer;
}

/** The person may have gone to another trip while the job began. */
async function remember(begun: Trip, job: TripJob, jobId: string, change: TripChange): Promise<void> {
  const { open } = useTripStore.getState();
  if (open.state === 'open' && open.trip.id === begun.id) {
    await updateTrip({ ...change, jobs: { ...open.trip.jobs, [job]: jobId } });
  } else await save({ ...begun, ...change, jobs: { ...begun.jobs, [job]: jobId } });
}

function save(trip: Trip): Promise<boolean> {
  const saved = lastSave.then(async () => {
    const answer = await request('trip.save', trip);
    if (!answer.ok) reportProblem(answer.error);
    return answer.ok;
  });
  lastSave = saved;
  return saved;
}
