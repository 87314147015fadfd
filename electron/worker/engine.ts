import { type Custody, createCustody } from '../services/custody/ledger.ts';
import { createJournal, type Journal } from '../services/journal.ts';
import { createTrips, type Trips } from '../services/trips.ts';
import type { EngineRequestName, Handlers } from '../shared/contract/contract.ts';
import type { JobEvent } from '../shared/job.ts';
import { custodyHandlers } from './handlers/custody.ts';
import { goHandlers } from './handlers/go.ts';
import { hostHandlers } from './handlers/host.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { kitHandlers } from './handlers/kit.ts';
import { mediaHandlers } from './handlers/media.ts';
import { tripHandlers } from './handlers/trips.ts';
import { createPractice, type Practice } from './practice.ts';
import { createRunningJobs, type RunningJobs } from './running-jobs.ts';

export interface EngineOptions {
  readonly dataDir: string;
  /** Holds `host/`, `probe/` and `sample/`. */
  readonly resourcesDir: string;
  readonly emit: (event: JobEvent) => void;
}

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

/** The engine behind the window: answers every engine request, and runs its jobs. */
export interface RunningEngine {
  readonly handlers: Handlers<EngineRequestName>;
  /** Cancels what runs and ends what was started for practice; resolves when all of it is gone. */
  stop(): Promise<void>;
}

export function createEngine({ dataDir, resourcesDir, emit }: EngineOptions): RunningEngine {
  const stopping = new AbortController();
  const custody = createCustody({ dataDir, now: Date.now });
  const journal = createJournal(dataDir);
  const engine: Engine = {
    dataDir,
    resourcesDir,
    signal: stopping.signal,
    custody,
    journal,
    trips: createTrips(dataDir),
    jobs: createRunningJobs({ journal, custody, emit }),
    practice: createPractice(dataDir),
  };
  return {
    handlers: {
      ...goHandlers(engine),
      ...kitHandlers(engine),
      ...mediaHandlers(engine),
      ...hostHandlers(engine),
      ...custodyHandlers(engine),
      ...jobHandlers(engine),
      ...tripHandlers(engine),
    },
    async stop() {
      stopping.abort();
      await engine.jobs.stop();
      await engine.practice.stop();
    },
  };
}
