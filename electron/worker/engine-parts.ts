import type { Custody } from '../services/custody/ledger.ts';
import type { Journal } from '../services/journal.ts';
import type { Trips } from '../services/trips.ts';
import type { Practice } from './practice.ts';
import type { RunningJobs } from './running-jobs.ts';

/** What every handler is given. */
export interface Engine {
  readonly dataDir: string;
  readonly resourcesDir: string;
  /** Aborted when the window goes away. */
  readonly signal: AbortSignal;
  readonly custody: Custody;
  readonly journal: Journal;
  readonly trips: Trips;
  readonly jobs: RunningJobs;
  readonly practice: Practice;
}
