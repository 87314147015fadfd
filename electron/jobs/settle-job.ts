import type { Custody } from '../services/custody/ledger.ts';
import type { Journal } from '../services/journal.ts';
import { VoidferryError } from '../shared/error.ts';
import { emptySnapshot, foldJob, type JobEventBody, type JobSnapshot } from '../shared/job.ts';
import type { Receipt } from '../shared/receipt.ts';

export interface SettleDeps {
  readonly journal: Journal;
  readonly custody: Custody;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly toolVersion: string;
}

/**
 * A job as its journal tells it; null when there is none. One without an end, which no process runs any more, is closed as `job/interrupted`:
 * a receipt is filed first, so that what happened to it stands in the ledger. What it had proven by then is not known, so nothing counts.
 */
export async function settledSnapshot(jobId: string, deps: SettleDeps): Promise<JobSnapshot | null> {
  const events = await deps.journal.read(jobId);
  const [first] = events;
  if (first?.kind !== 'begin') return null;
  const snapshot = events.reduce(foldJob, emptySnapshot(jobId, first.job));
  if (snapshot.state !== 'running') return snapshot;

  const at = deps.now();
  const filed = (await deps.custody.find(jobId))?.receipt;
  const body = filed == null ? await interrupt(snapshot, first.at, at, deps) : endOf(filed);
  const end = { ...body, jobId, seq: events.length, at };
  await deps.journal.close(jobId, [...events, end]);
  return foldJob(snapshot, end);
}

async function interrupt(
  { jobId, job }: JobSnapshot,
  startedAt: number,
  at: number,
  deps: SettleDeps,
): Promise<JobEventBody> {
  const error = new VoidferryError('job/interrupted');
  await deps.custody.file({
    schema: 'voidferry.receipt/1',
    id: jobId,
    job,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(at).toISOString(),
    outcome: 'failed',
    exitCode: error.exitCode,
    subject: {},
    evidence: [],
    error: error.toData(),
    tool: { name: 'voidferry', version: deps.toolVersion },
  });
  return { kind: 'failed', error: error.toData(), evidence: [] };
}

/** The process died after it had filed the receipt: the receipt says how it ended; what the job answered is lost. */
function endOf({ outcome, evidence, error }: Receipt): JobEventBody {
  if (outcome === 'failed' && error !== null) return { kind: 'failed', error, evidence };
  return outcome === 'done' ? { kind: 'done', evidence, result: null } : { kind: 'cancelled', evidence };
}
