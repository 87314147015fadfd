import type { z } from 'zod';
import type { ErrorData } from '../error.ts';
import type { JobEvent } from '../job.ts';
import { custodyRequests } from './custody.ts';
import { goRequests } from './go.ts';
import { hostRequests } from './host.ts';
import { jobRequests } from './jobs.ts';
import { kitRequests } from './kit.ts';
import { mediaRequests } from './media.ts';
import { tripRequests } from './trips.ts';
import { windowRequests } from './window.ts';

/** What the worker answers: everything that touches projects, kits, media, hosts, keys and jobs. */
export const engineRequests = {
  ...goRequests,
  ...kitRequests,
  ...mediaRequests,
  ...hostRequests,
  ...custodyRequests,
  ...jobRequests,
  ...tripRequests,
} as const;

/** Every request that the window may make. */
export const contract = { ...windowRequests, ...engineRequests } as const;

type Contract = typeof contract;
export type RequestName = keyof Contract;
export type EngineRequestName = keyof typeof engineRequests;
export type WindowRequestName = keyof typeof windowRequests;

export type RequestInput<Name extends RequestName> = z.infer<Contract[Name]['input']>;
export type RequestOutput<Name extends RequestName> = Exclude<Contract[Name]['output'], undefined>;

/** One function for every request of a list; one that is missing does not compile. */
export type Handlers<Name extends RequestName> = {
  readonly [N in Name]: (input: RequestInput<N>) => Promise<RequestOutput<N>>;
};

/** An answer never is an exception: either the data, or an error as data. */
export type Answer<Output> =
  | { readonly ok: true; readonly data: Output }
  | { readonly ok: false; readonly error: ErrorData };

/** What the window is told unasked. */
export type EngineEvent =
  | { readonly kind: 'job-events'; readonly events: readonly JobEvent[] }
  /** The process that runs the jobs died; a new one answers from now on. What ran is over: ask for its snapshot. */
  | { readonly kind: 'worker-died' }
  /** A person wants to close the window while jobs run. */
  | { readonly kind: 'close-asked' };
