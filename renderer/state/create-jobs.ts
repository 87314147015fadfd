import type { Answer } from '../../electron/shared/contract/contract.ts';
import type { ErrorData } from '../../electron/shared/error.ts';
import { emptySnapshot, foldJob, type JobEvent, type JobSnapshot } from '../../electron/shared/job.ts';
import { addSample, type Sample } from './samples.ts';

/** What the window knows of jobs, by their id. */
export interface JobsState {
  readonly jobs: Readonly<Record<string, JobSnapshot>>;
  /** The bytes of the phase that each job is in, as they came; begins anew with each phase. */
  readonly samples: Readonly<Record<string, readonly Sample[]>>;
  /** Jobs that the engine does not know. */
  readonly absent: Readonly<Record<string, true>>;
  /** Jobs that could not be asked for. */
  readonly failed: Readonly<Record<string, ErrorData>>;
}

export const noJobs: JobsState = { jobs: {}, samples: {}, absent: {}, failed: {} };

/** What the jobs need of the world. */
export interface JobsDeps {
  readonly get: () => JobsState;
  readonly set: (change: Partial<JobsState>) => void;
  readonly askSnapshot: (jobId: string) => Promise<Answer<JobSnapshot | null>>;
  /** Runs something soon, after the window had time to draw. */
  readonly later: (run: () => void) => void;
  /** Milliseconds from any beginning. */
  readonly clock: () => number;
}

export interface Jobs {
  /** Takes events in; a great many are folded in slices, so that the window stays smooth. */
  readonly apply: (events: readonly JobEvent[]) => void;
  /** Joins a snapshot that was asked for. */
  readonly join: (snapshot: JobSnapshot) => void;
  /** Asks for a job's snapshot, once at a time. */
  readonly load: (jobId: string) => Promise<void>;
}

const SLICE_MS = 8;
const EVENTS_BETWEEN_LOOKS = 32;

/** Keeps snapshots in step with events. A gap or an unknown job asks for the snapshot; events wait for it meanwhile. */
export function createJobs(deps: JobsDeps): Jobs {
  const { get, set, askSnapshot, later, clock } = deps;
  let queue: readonly JobEvent[] = [];
  let isScheduled = false;
  /** Events of jobs whose snapshot is on its way. */
  const waiting = new Map<string, JobEvent[]>();
  const loading = new Map<string, Promise<void>>();

  function drain(): void {
    isScheduled = false;
    const slice = { jobs: { ...get().jobs }, samples: { ...get().samples } };
    const start = clock();
    let taken = 0;
    for (const event of queue) {
      if (taken % EVENTS_BETWEEN_LOOKS === 0 && taken > 0 && clock() - start > SLICE_MS) break;
      taken++;
      take(event, slice);
    }
    queue = queue.slice(taken);
    if (taken > 0) set(slice);
    if (queue.length > 0) schedule();
  }

  function take(
    event: JobEvent,
    slice: { jobs: Record<string, JobSnapshot>; samples: Record<string, readonly Sample[]> },
  ) {
    const { jobId } = event;
    const held = waiting.get(jobId);
    if (held !== undefined) {
      held.push(event);
      return;
    }
    const known = slice.jobs[jobId] ?? (event.kind === 'begin' ? emptySnapshot(jobId, event.job) : undefined);
    if (known === undefined || event.seq > known.seq + 1) {
      if (known !== undefined && known.state !== 'running') return;
      waiting.set(jobId, [event]);
      void load(jobId);
      return;
    }
    const next = foldJob(known, event);
    slice.jobs[jobId] = next;
    if (next === known) return;
    if (event.kind === 'phase') slice.samples[jobId] = [];
    if (event.kind === 'progress' && next.unit === 'bytes') {
      slice.samples[jobId] = addSample(slice.samples[jobId] ?? [], { at: event.at, done: next.done });
    }
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    later(drain);
  }

  function apply(events: readonly JobEvent[]): void {
    queue = queue.length === 0 ? events : [...queue, ...events];
    if (!isScheduled) drain();
  }

  function join(snapshot: JobSnapshot): void {
    const { jobs, absent, failed } = get();
    const { jobId } = snapshot;
    const known = jobs[jobId];
    const isNews =
      known === undefined || (known.state === 'running' && (snapshot.seq >= known.seq || snapshot.state !== 'running'));
    set({
      ...(isNews && { jobs: { ...jobs, [jobId]: snapshot } }),
      absent: without(absent, jobId),
      failed: without(failed, jobId),
    });
  }

  /** The engine knows nothing of a job; one that was seen running is over, whatever came of it. */
  function lose(jobId: string): void {
    const { jobs, absent } = get();
    const known = jobs[jobId];
    if (known?.state === 'running') {
      const error: ErrorData = { code: 'job/interrupted', data: {} };
      set({ jobs: { ...jobs, [jobId]: { ...known, state: 'failed', evidence: [], error } } });
    } else set({ absent: { ...absent, [jobId]: true } });
  }

  function load(jobId: string): Promise<void> {
    const running = loading.get(jobId);
    if (running !== undefined) return running;
    const asked = askSnapshot(jobId).then((answer) => {
      loading.delete(jobId);
      const held = waiting.get(jobId) ?? [];
      waiting.delete(jobId);
      if (!answer.ok) set({ failed: { ...get().failed, [jobId]: answer.error } });
      else if (answer.data === null) lose(jobId);
      else {
        join(answer.data);
        queue = [...held, ...queue];
        if (queue.length > 0) schedule();
      }
    });
    loading.set(jobId, asked);
    return asked;
  }

  return { apply, join, load };
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  if (!Object.hasOwn(record, key)) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
