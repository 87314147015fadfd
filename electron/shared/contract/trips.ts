import { z } from 'zod';
import { idSchema, type Trip, tripSchema } from '../trip.ts';
import type { Step, StepState } from '../trip-steps.ts';
import { answers, nothing } from './request.ts';

/** A trip in the list of recent ones. `changedAt` is ISO 8601, UTC. */
export interface TripSummary {
  readonly trip: Trip;
  readonly changedAt: string;
  readonly states: Readonly<Record<Step, StepState>>;
}

const byId = z.strictObject({ id: idSchema });

export const tripRequests = {
  /** Newest change first. */
  'trip.list': answers<readonly TripSummary[]>()(nothing),
  'trip.load': answers<Trip | null>()(byId),
  'trip.save': answers<null>()(tripSchema),
  /** Forgets a trip; kits, receipts and what lies on media stay. */
  'trip.remove': answers<null>()(byId),
} as const;
