import { useMemo } from 'react';
import type { JobSnapshot } from '../../electron/shared/job.ts';
import type { Trip, TripJob } from '../../electron/shared/trip.ts';
import { type Step, type StepState, stepStates } from '../../electron/shared/trip-steps.ts';
import { useAllJobs, useJobsLoaded } from './jobs-store.ts';
import { useUndoubted } from './kit-doubt.ts';
import { useTrip } from './trip-store.ts';

/** The steps of the open trip; null until its jobs are loaded, so that nothing is called open or proven too early. */
export function useStepStates(): Readonly<Record<Step, StepState>> | null {
  const trip = useTrip();
  const isLoaded = useJobsLoaded(Object.values(trip.jobs));
  const jobs = useAllJobs();
  const proven = useMemo(() => stepStates(snapshotsOf(trip, jobs)), [trip, jobs]);
  const states = useUndoubted(trip.id, proven);
  return isLoaded ? states : null;
}

function snapshotsOf(trip: Trip, jobs: Readonly<Record<string, JobSnapshot>>): Partial<Record<TripJob, JobSnapshot>> {
  const found = Object.entries(trip.jobs).flatMap(([name, jobId]) => {
    const job = jobs[jobId];
    return job === undefined ? [] : [[name, job]];
  });
  return Object.fromEntries(found);
}
