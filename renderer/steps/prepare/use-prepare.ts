import { useEffect } from 'react';
import type { TrustedSigners } from '../../../electron/shared/contract/custody.ts';
import type { KitView } from '../../../electron/shared/contract/kit.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import type { Trip } from '../../../electron/shared/trip.ts';
import { type Asked, useRequest } from '../../bridge/use-request.ts';
import { textOf } from '../../components/fact-of.ts';
import { type KitDoubt, useKitFound } from '../../state/kit-doubt.ts';
import { updateTrip, useTrip, useTripJob } from '../../state/trip-store.ts';
import { toBuiltKit } from './kit-source.ts';
import { isOfEarlierBuild, type PrepareEnd, prepareEnd } from './prepare-end.ts';

/** Where the step stands: the trip, its two jobs, the kit that lies in its folder now, and what is known of it. */
export interface Prepare {
  readonly trip: Trip;
  readonly prepare: JobSnapshot | null;
  readonly sign: JobSnapshot | null;
  readonly kit: Asked<KitView>;
  /** Whom this workstation trusts, and whom no more. */
  readonly signers: Asked<TrustedSigners>;
  readonly isRunning: boolean;
  readonly end: PrepareEnd | null;
}

export function usePrepare(): Prepare {
  const trip = useTrip();
  const [prepare, sign] = [useTripJob('prepare'), useTripJob('sign')];
  const isRunning = prepare?.state === 'running' || sign?.state === 'running';
  const { kitDir } = trip;
  useBuiltKit(trip, prepare, sign);
  // What lay there before a job ended says nothing about what lies there after it.
  const since = [prepare, sign].map((job) => `${job?.jobId} ${job?.state}`).join(' ');
  const kit = useRequest('kit.show', kitDir === null || isRunning ? null : { path: kitDir }, { since });
  const known = kit.state === 'done' && !kit.isAsking ? (kit.data ?? null) : null;
  const signers = useRequest('custody.signers', {});
  // A list that cannot be read hides nothing: its error stands beside the verdict.
  const revoked = signers.data?.revoked ?? (signers.error ? [] : null);
  const end = prepareEnd({ prepare, sign, kit: known, isUnreadable: kit.error !== undefined, revoked });
  useKitFound(trip.id, end === null ? null : doubtOf(end));
  return { trip, prepare, sign, kit, signers, isRunning, end };
}

/** What was found in the folder that the jobs of a trip cannot know. */
function doubtOf(end: PrepareEnd): KitDoubt {
  if (end === 'changed' || end === 'signer-revoked') return 'wrong';
  return end === 'signature-gone' ? 'unproven' : 'none';
}

/** The trip goes on with the kit that its build made. */
function useBuiltKit(trip: Trip, prepare: JobSnapshot | null, sign: JobSnapshot | null): void {
  const built = prepare?.state === 'done' ? textOf(prepare.result, 'kitDir') : null;
  const isUnsigned = isOfEarlierBuild(sign, prepare);
  useEffect(() => {
    if (built !== null && (built !== trip.kitDir || isUnsigned)) void updateTrip(toBuiltKit(trip, built, isUnsigned));
  }, [built, trip, isUnsigned]);
}
