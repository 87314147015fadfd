import { randomUUID } from 'node:crypto';
import { recordEvents } from '../jobs/record-events.ts';
import { type JobContext, runJob } from '../jobs/run-job.ts';
import { settledSnapshot } from '../jobs/settle-job.ts';
import type { Custody } from '../services/custody/ledger.ts';
import type { Journal } from '../services/journal.ts';
import { emptySnapshot, foldJob, type JobEvent, type JobKind, type JobSnapshot } from '../shared/job.ts';
import type { Json } from '../shared/json.ts';
import { VERSION } from '../shared/version.ts';

/** The jobs of this process. */
export interface RunningJobs {
  /** Starts a job; its events go out from now on. */
  start<Output extends Json>(job: JobKind, body: (context: JobContext) => Promise<Output>): string;
  /** Resolves when the job has stopped and cleaned up; at once when it does not run. */
  cancel(jobId: string): Promise<void>;
  /** A job as it stands: running here, or as its journal tells it; null when it is not known. */
  snapshot(jobId: string): Promise<JobSnapshot | null>;
  running(): JobSnapshot[];
  /** Cancels all and resolves when they have stopped. */
  stop(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
  snapshot: JobSnapshot;
}

export function createRunningJobs(deps: {
  readonly journal: Journal;
  readonly custody: Custody;
  readonly emit: (event: JobEvent) => void;
}): RunningJobs {
  const { journal, custody, emit } = deps;
  const jobs = new Map<string, Running>();
  const beingSettled = new Map<string, Promise<JobSnapshot | null>>();
  const settle = (jobId: string) => settledSnapshot(jobId, { journal, custody, now: Date.now, toolVersion: VERSION });

  async function cancel(jobId: string): Promise<void> {
    const running = jobs.get(jobId);
    running?.controller.abort();
    await running?.ended;
  }

  return {
    cancel,
    start(job, body) {
      const jobId = randomUUID();
      const controller = new AbortController();
      const record = recordEvents(journal);
      // The event that says that it began goes out before this returns, so what it folds into must be there before.
      const running: { snapshot: JobSnapshot } = { snapshot: emptySnapshot(jobId, job) };
      const ended = runJob(job, body, controller.signal, {
        now: Date.now,
        newId: () => jobId,
        emit(event) {
          record(event);
          running.snapshot = foldJob(running.snapshot, event);
          emit(event);
        },
        file: (receipt) => custody.file(receipt),
        toolVersion: VERSION,
      }).finally(() => jobs.delete(jobId));
      jobs.set(jobId, Object.assign(running, { controller, ended }));
      return jobId;
    },
    async snapshot(jobId) {
      const known = jobs.get(jobId)?.snapshot;
      if (known !== undefined) return known;
      // Two who ask at once must not both close the job: its receipt is filed once.
      const settling = beingSettled.get(jobId) ?? settle(jobId);
      beingSettled.set(jobId, settling);
      return settling.finally(() => beingSettled.delete(jobId));
    },
    running: () => [...jobs.values()].map(({ snapshot }) => snapshot),
    async stop() {
      await Promise.all([...jobs.keys()].map(cancel));
    },
  };
}
