import type { Handlers } from '../../shared/contract/contract.ts';
import type { TripSummary, tripRequests } from '../../shared/contract/trips.ts';
import type { JobSnapshot } from '../../shared/job.ts';
import type { Trip, TripJob } from '../../shared/trip.ts';
import { stepStates } from '../../shared/trip-steps.ts';
import type { Engine } from '../engine-parts.ts';

export function tripHandlers({ trips, jobs }: Engine): Handlers<keyof typeof tripRequests> {
  const summary = async ({ trip, changedAt }: { trip: Trip; changedAt: string }): Promise<TripSummary> => {
    const known = Object.entries(trip.jobs) as [TripJob, string][];
    const found = await Promise.all(known.map(async ([job, id]) => [job, await jobs.snapshot(id)] as const));
    const snapshots = found.filter((entry): entry is [TripJob, JobSnapshot] => entry[1] !== null);
    return { trip, changedAt, states: stepStates(Object.fromEntries(snapshots)) };
  };
  return {
    'trip.list': async () => Promise.all((await trips.list()).map(summary)),
    'trip.load': ({ id }) => trips.load(id),
    'trip.save': async (trip) => {
      await trips.save(trip);
      return null;
    },
    'trip.remove': async ({ id }) => {
      await trips.remove(id);
      return null;
    },
  };
}
