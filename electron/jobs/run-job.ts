import { VoidferryError } from '../shared/error.ts';
import type { Evidence } from '../shared/evidence.ts';
import { exit } from '../shared/exit.ts';
import type { JobEvent, JobEventBody, JobKind, PhaseId, PhaseMode, Unit } from '../shared/job.ts';
import type { ItemState } from '../shared/job-items.ts';
import type { Json } from '../shared/json.ts';
import type { NoteId } from '../shared/note.ts';
import type { Receipt } from '../shared/receipt.ts';

/** What a job's body is given: the only way it speaks to the outside while it runs. */
export interface JobContext {
  readonly signal: AbortSignal;
  /** Begins a phase. `mode` says what stopping means while it lasts. */
  phase(phase: PhaseId, options: { mode: PhaseMode; unit?: Unit; total?: number | null }): void;
  /** Adds to what is done in this phase, in its unit. */
  advance(amount: number): void;
  item(item: string, state: ItemState, detail?: string): void;
  /** Passes on what a tool said, as it came. */
  log(text: string): void;
  /** Says something of our own, in the operator's language. */
  note(note: NoteId, facts?: Readonly<Record<string, Json>>): void;
  /** Records what was proven; it goes to the end event and the receipt, whatever the end is. */
  prove(evidence: Evidence): void;
  /** Records what the job is about, for the receipt. */
  about(subject: Readonly<Record<string, Json>>): void;
}

export interface JobDeps {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly emit: (event: JobEvent) => void;
  /** Signs and stores the receipt and enters it into the ledger. */
  readonly file: (receipt: Omit<Receipt, 'ledger'>) => Promise<void>;
  readonly toolVersion: string;
}

export type JobEnd<Output> =
  | { readonly state: 'done'; readonly output: Output; readonly evidence: readonly Evidence[] }
  | { readonly state: 'failed'; readonly error: VoidferryError; readonly evidence: readonly Evidence[] }
  | { readonly state: 'cancelled'; readonly evidence: readonly Evidence[] };

const PROGRESS_INTERVAL_MS = 200;

/**
 * Runs a job's body to exactly one end, emits its events, and files its receipt before the end event goes out.
 * Progress is emitted at most five times a second; the last value of a phase is never dropped.
 * Resolves only when the body has stopped and cleaned up. A bug ends the job as `job/bug`; a receipt that cannot be filed as failed.
 */
export async function runJob<Output extends Json>(
  job: JobKind,
  body: (context: JobContext) => Promise<Output>,
  signal: AbortSignal,
  deps: JobDeps,
): Promise<JobEnd<Output>> {
  const jobId = deps.newId();
  const startedAt = deps.now();
  const evidence: Evidence[] = [];
  let subject: Record<string, Json> = {};
  let seq = 0;
  let total: number | null = null;
  let done = 0;
  let emittedDone = 0;
  let emittedAt = 0;

  let isOver = false;
  const emit = (event: JobEventBody) => {
    // A body that left something running must not speak after the terminal event.
    if (!isOver) deps.emit({ ...event, jobId, seq: seq++, at: deps.now() });
  };
  const flushProgress = () => {
    if (done === emittedDone) return;
    emittedDone = done;
    emittedAt = deps.now();
    emit({ kind: 'progress', done, total });
  };
  const context: JobContext = {
    signal,
    phase(phase, options) {
      flushProgress();
      done = emittedDone = emittedAt = 0;
      total = options.total ?? null;
      emit({ kind: 'phase', phase, mode: options.mode, unit: options.unit ?? 'items', total });
    },
    advance(amount) {
      done += amount;
      if (deps.now() - emittedAt >= PROGRESS_INTERVAL_MS) flushProgress();
    },
    item(item, state, detail) {
      emit(detail === undefined ? { kind: 'item', item, state } : { kind: 'item', item, state, detail });
    },
    log(text) {
      emit({ kind: 'log', text });
    },
    note(note, facts = {}) {
      emit({ kind: 'note', note, facts });
    },
    prove(piece) {
      if (!isOver) evidence.push(piece);
    },
    about(facts) {
      subject = { ...subject, ...facts };
    },
  };

  emit({ kind: 'begin', job });
  let end = await settle(() => body(context), signal, evidence);
  flushProgress();
  try {
    await deps.file({
      schema: 'voidferry.receipt/1',
      id: jobId,
      job,
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(deps.now()).toISOString(),
      outcome: end.state,
      exitCode: exitCodeOf(end),
      subject,
      evidence,
      error: end.state === 'failed' ? end.error.toData() : null,
      tool: { name: 'voidferry', version: deps.toolVersion },
    });
  } catch (error) {
    const refused = failureOf(error);
    // A job without a receipt did not prove what it did.
    if (end.state === 'failed') context.log(refused.message);
    else end = { state: 'failed', error: refused, evidence };
  }
  if (end.state === 'done') emit({ kind: 'done', evidence, result: end.output });
  else if (end.state === 'failed') emit({ kind: 'failed', error: end.error.toData(), evidence });
  else emit({ kind: 'cancelled', evidence });
  isOver = true;
  return end;
}

/** The exit code of the command line for the end of a job. */
export function exitCodeOf(end: JobEnd<Json>): number {
  if (end.state === 'done') return exit.done;
  return end.state === 'failed' ? end.error.exitCode : exit.cancelled;
}

async function settle<Output>(
  body: () => Promise<Output>,
  signal: AbortSignal,
  evidence: readonly Evidence[],
): Promise<JobEnd<Output>> {
  try {
    signal.throwIfAborted();
    return { state: 'done', output: await body(), evidence };
  } catch (error) {
    if (error instanceof VoidferryError) return { state: 'failed', error, evidence };
    // Only what says that it stopped did stop: a fault while stopping may have left something half-done behind.
    if (isAbort(error, signal)) return { state: 'cancelled', evidence };
    return { state: 'failed', error: failureOf(error), evidence };
  }
}

/** Whether this was thrown because the signal was aborted. */
export function isAbort(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted && (error === signal.reason || (error instanceof Error && error.name === 'AbortError'));
}

/** An expected failure as it is; anything else as the bug that it is. */
export function failureOf(error: unknown): VoidferryError {
  if (error instanceof VoidferryError) return error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new VoidferryError('job/bug', { text }, { cause: error });
}
