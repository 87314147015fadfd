import { createCustody } from '../services/custody/ledger.ts';
import { createJournal } from '../services/journal.ts';
import { createTrips } from '../services/trips.ts';
import type { EngineRequestName, Handlers } from '../shared/contract/contract.ts';
import type { JobEvent } from '../shared/job.ts';
import type { Engine } from './engine-parts.ts';
import { custodyHandlers } from './handlers/custody.ts';
import { goHandlers } from './handlers/go.ts';
import { hostHandlers } from './handlers/host.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { kitHandlers } from './handlers/kit.ts';
import { mediaHandlers } from './handlers/media.ts';
import { tripHandlers } from './handlers/trips.ts';
import { createPractice } from './practice.ts';
import { createRunningJobs } from './running-jobs.ts';

export interface EngineOptions {
  readonly dataDir: string;
  /** Holds `host/`, `probe/` and `sample/`. */
  readonly resourcesDir: string;
  readonly emit: (event: JobEvent) => void;
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
