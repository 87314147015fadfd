import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { VoidferryError } from '../shared/error.ts';
import type { Evidence } from '../shared/evidence.ts';
import { emptySnapshot, foldJob, type JobEvent } from '../shared/job.ts';
import type { Json } from '../shared/json.ts';
import type { Receipt } from '../shared/receipt.ts';
import { exitCodeOf, type JobContext, type JobDeps, type JobEnd, runJob } from './run-job.ts';

const EVIDENCE: Evidence = { claim: 'media.flushed', level: 'L1', method: 'fsync', figures: {}, recheck: 'sync' };

interface Trial {
  readonly end: JobEnd<Json>;
  readonly events: readonly JobEvent[];
  readonly receipt: Omit<Receipt, 'ledger'> | undefined;
  /** What happened in which order: kinds of events, and `filed`. */
  readonly order: readonly string[];
}

/** Runs a job whose clock stands still unless `clock.now` is changed. */
async function trial(
  body: (context: JobContext) => Promise<Json>,
  options: { clock?: { now: number }; signal?: AbortSignal; file?: JobDeps['file'] } = {},
): Promise<Trial> {
  const clock = options.clock ?? { now: 1_000_000 };
  const events: JobEvent[] = [];
  const order: string[] = [];
  let receipt: Trial['receipt'];
  const end = await runJob('write', body, options.signal ?? new AbortController().signal, {
    now: () => clock.now,
    newId: () => 'job-1',
    emit(event) {
      events.push(event);
      order.push(event.kind);
    },
    async file(filed) {
      // A slow disk: the end event must wait for it.
      await sleep(5);
      await options.file?.(filed);
      receipt = filed;
      order.push('filed');
    },
    toolVersion: '1.2.3',
  });
  return { end, events, receipt, order };
}

const progressOf = ({ events }: Trial) => events.flatMap((event) => (event.kind === 'progress' ? [event.done] : []));
const terminalOf = ({ events }: Trial) => events.filter(({ kind }) => ['done', 'failed', 'cancelled'].includes(kind));

/** What holds for every job, however it ends. */
function expectWellFormed(run: Trial) {
  expect(run.events.map(({ seq }) => seq)).toEqual(run.events.map((_, index) => index));
  expect(terminalOf(run)).toEqual([run.events.at(-1)]);
  expect(run.events.at(-1)?.kind).toBe(run.end.state);
  expect(run.events.reduce(foldJob, emptySnapshot('job-1', 'write')).state).toBe(run.end.state);
}

test('a job that is done', async () => {
  const run = await trial(async (context) => {
    context.phase('write.copy', { mode: 'reversible', unit: 'bytes', total: 5 });
    context.about({ medium: '/m' });
    context.about({ digest: 'd' });
    context.item('a', 'running');
    context.item('a', 'ok', 'same');
    context.advance(5);
    context.log('hello');
    context.prove(EVIDENCE);
    return { files: 1 };
  });
  expectWellFormed(run);
  expect(run.events.at(-1)).toMatchObject({ kind: 'done', result: { files: 1 }, evidence: [EVIDENCE] });
  expect(exitCodeOf(run.end)).toBe(0);
  expect(run.receipt).toEqual({
    schema: 'voidferry.receipt/1',
    id: 'job-1',
    job: 'write',
    startedAt: '1970-01-01T00:16:40.000Z',
    endedAt: '1970-01-01T00:16:40.000Z',
    outcome: 'done',
    exitCode: 0,
    subject: { medium: '/m', digest: 'd' },
    evidence: [EVIDENCE],
    error: null,
    tool: { name: 'voidferry', version: '1.2.3' },
  });
});

test('the receipt is filed before the end event goes out', async () => {
  const { order } = await trial(async () => null);
  expect(order).toEqual(['begin', 'filed', 'done']);
});

test('an expected failure keeps what was proven before it', async () => {
  const run = await trial(async (context) => {
    context.prove(EVIDENCE);
    throw new VoidferryError('media/pulled', { path: '/m' });
  });
  expectWellFormed(run);
  const error = { code: 'media/pulled', data: { path: '/m' } };
  expect(run.events.at(-1)).toMatchObject({ kind: 'failed', error, evidence: [EVIDENCE] });
  expect(run.receipt).toMatchObject({ outcome: 'failed', exitCode: 69, error, evidence: [EVIDENCE] });
  expect(exitCodeOf(run.end)).toBe(69);
});

test('anything else that is thrown is a bug, and is shown as one', async () => {
  const run = await trial(() => Promise.reject(new RangeError('off by one')));
  expectWellFormed(run);
  expect(run.end).toMatchObject({
    state: 'failed',
    error: { code: 'job/bug', data: { text: expect.stringContaining('off by one') } },
  });
  expect(run.receipt).toMatchObject({ outcome: 'failed', exitCode: 1 });
});

test('a cancelled job ends only when its body has cleaned up', async () => {
  const abort = new AbortController();
  let cleaned = false;
  const run = await trial(
    async ({ signal }) => {
      abort.abort();
      try {
        signal.throwIfAborted();
      } finally {
        await sleep(20);
        cleaned = true;
      }
      return null;
    },
    { signal: abort.signal },
  );
  expectWellFormed(run);
  expect(cleaned).toBe(true);
  expect(run.end.state).toBe('cancelled');
  expect(run.receipt).toMatchObject({ outcome: 'cancelled', exitCode: 130 });
});

test('a job that was cancelled before it began does nothing', async () => {
  let began = false;
  const run = await trial(
    async () => {
      began = true;
      return null;
    },
    { signal: AbortSignal.abort() },
  );
  expectWellFormed(run);
  expect([began, run.end.state]).toEqual([false, 'cancelled']);
});

test('a failure found while being cancelled stays a failure', async () => {
  const abort = new AbortController();
  const run = await trial(
    () => {
      abort.abort();
      return Promise.reject(new VoidferryError('media/read-back-mismatch'));
    },
    { signal: abort.signal },
  );
  expect(run.end).toMatchObject({ state: 'failed', error: { code: 'media/read-back-mismatch' } });
});

test('a bug found while being cancelled is shown as one', async () => {
  const abort = new AbortController();
  const run = await trial(
    () => {
      abort.abort();
      return Promise.reject(new TypeError('cannot clean up'));
    },
    { signal: abort.signal },
  );
  expectWellFormed(run);
  expect(run.end).toMatchObject({ state: 'failed', error: { code: 'job/bug' } });
});

test("what Node's own operations throw when aborted is a cancel", async () => {
  const abort = new AbortController();
  const run = await trial(
    async ({ signal }) => {
      const waiting = sleep(10_000, null, { signal });
      abort.abort(new Error('the operator'));
      return waiting;
    },
    { signal: abort.signal },
  );
  expect(run.end.state).toBe('cancelled');
});

test('a body that left something running does not speak after the end', async () => {
  let late: JobContext | undefined;
  const run = await trial(async (context) => {
    late = context;
    return null;
  });
  late?.log('too late');
  late?.prove(EVIDENCE);
  expectWellFormed(run);
  expect(run.end.evidence).toEqual([]);
});

test('progress goes out at most five times a second, and its last value always', async () => {
  const clock = { now: 1_000_000 };
  const run = await trial(
    async (context) => {
      context.phase('write.copy', { mode: 'reversible', unit: 'bytes', total: 1003 });
      for (let step = 0; step < 1003; step++) {
        clock.now += 1;
        context.advance(1);
      }
      return null;
    },
    { clock },
  );
  const times = run.events.flatMap((event) => (event.kind === 'progress' ? [event.at] : []));
  expect(progressOf(run).at(-1)).toBe(1003);
  // The first at once, five in the second that follows, and the rest at the end.
  expect(progressOf(run)).toEqual([1, 201, 401, 601, 801, 1001, 1003]);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('the last progress of a phase comes before the next phase, which counts from zero', async () => {
  const run = await trial(async (context) => {
    context.phase('write.copy', { mode: 'reversible', total: 3 });
    for (let step = 0; step < 3; step++) context.advance(1);
    context.phase('write.flush', { mode: 'irreversible', total: 2 });
    for (let step = 0; step < 2; step++) context.advance(1);
    return null;
  });
  expect(run.events.map((event) => (event.kind === 'progress' ? event.done : event.kind))).toEqual([
    'begin',
    'phase',
    1,
    3,
    'phase',
    1,
    2,
    'done',
  ]);
});

test('the last progress is not lost when the body fails', async () => {
  const run = await trial(async (context) => {
    context.phase('write.copy', { mode: 'reversible', total: 3 });
    context.advance(1);
    context.advance(1);
    throw new VoidferryError('media/pulled', { path: '/m' });
  });
  expect(progressOf(run)).toEqual([1, 2]);
});

test('a job whose receipt cannot be filed is not done', async () => {
  const refused = new VoidferryError('custody/ledger-broken', { entry: 1, problem: 'changed' });
  const run = await trial(async () => null, { file: () => Promise.reject(refused) });
  expectWellFormed(run);
  expect(run.end).toMatchObject({ state: 'failed', error: refused });
});

test('a receipt that cannot be filed does not hide why the job failed', async () => {
  const run = await trial(() => Promise.reject(new VoidferryError('media/pulled', { path: '/m' })), {
    file: () => Promise.reject(new Error('disk')),
  });
  expectWellFormed(run);
  expect(run.end).toMatchObject({ state: 'failed', error: { code: 'media/pulled' } });
});
