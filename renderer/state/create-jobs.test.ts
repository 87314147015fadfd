import { expect, test } from 'vitest';
import type { Answer } from '../../electron/shared/contract/contract.ts';
import {
  emptySnapshot,
  foldJob,
  type JobEvent,
  type JobEventBody,
  type JobSnapshot,
} from '../../electron/shared/job.ts';
import { createJobs, type JobsState, noJobs } from './create-jobs.ts';

const bodies: readonly JobEventBody[] = [
  { kind: 'begin', job: 'write' },
  { kind: 'phase', phase: 'write.copy', mode: 'reversible', unit: 'bytes', total: 100 },
  { kind: 'progress', done: 10, total: 100 },
  { kind: 'progress', done: 40, total: 100 },
  { kind: 'log', text: 'hello' },
  { kind: 'done', evidence: [], result: null },
];
const events: readonly JobEvent[] = bodies.map((body, seq) => ({ ...body, jobId: 'j', seq, at: 1_000 + seq * 1_000 }));
const snapshotAt = (seq: number): JobSnapshot => events.slice(0, seq + 1).reduce(foldJob, emptySnapshot('j', 'write'));

/** Jobs over an engine that answers when the test says so. */
function setUp(clock: () => number = () => 0) {
  let state: JobsState = noJobs;
  let changes = 0;
  const later: (() => void)[] = [];
  const asked: { readonly jobId: string; readonly answer: (answer: Answer<JobSnapshot | null>) => void }[] = [];
  const jobs = createJobs({
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      changes++;
    },
    askSnapshot: (jobId) => new Promise((answer) => asked.push({ jobId, answer })),
    later: (run) => later.push(run),
    clock,
  });
  /** Lets answers arrive and everything that was put off run. */
  const settle = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    for (let run = later.shift(); run !== undefined; run = later.shift()) run();
  };
  return { jobs, asked, later, settle, state: () => state, changes: () => changes };
}

test('a batch is folded in one change, from the event that began the job', () => {
  const { jobs, state, asked, changes } = setUp();
  jobs.apply(events.slice(0, 5));
  expect(state().jobs['j']).toEqual(snapshotAt(4));
  expect(state().samples['j']).toEqual([
    { at: 3_000, done: 10 },
    { at: 4_000, done: 40 },
  ]);
  expect([asked.length, changes()]).toEqual([0, 1]);
});

test('a gap asks for the snapshot once; what comes meanwhile is joined to it', async () => {
  const { jobs, state, asked, settle } = setUp();
  jobs.apply(events.slice(0, 2));
  jobs.apply(events.slice(3, 4));
  jobs.apply(events.slice(4, 5));
  expect(asked.map(({ jobId }) => jobId)).toEqual(['j']);
  expect(state().jobs['j']?.seq).toBe(1);
  asked[0]?.answer({ ok: true, data: snapshotAt(3) });
  await settle();
  expect(state().jobs['j']).toEqual(snapshotAt(4));
  jobs.apply(events.slice(5));
  expect(state().jobs['j']?.state).toBe('done');
});

test('an unknown job, as after a reload, is asked for', async () => {
  const { jobs, state, asked, settle } = setUp();
  jobs.apply(events.slice(3, 5));
  asked[0]?.answer({ ok: true, data: snapshotAt(2) });
  await settle();
  expect(state().jobs['j']).toEqual(snapshotAt(4));
});

test('a job that nobody knows is absent, and one that cannot be asked for has failed; both can be asked again', async () => {
  const { jobs, state, asked, settle } = setUp();
  void jobs.load('j');
  void jobs.load('j');
  expect(asked).toHaveLength(1);
  asked[0]?.answer({ ok: true, data: null });
  await settle();
  expect(state().absent).toEqual({ j: true });
  void jobs.load('j');
  asked[1]?.answer({ ok: false, error: { code: 'job/worker-died', data: {} } });
  await settle();
  expect(Object.keys(state().failed)).toEqual(['j']);
  void jobs.load('j');
  asked[2]?.answer({ ok: true, data: snapshotAt(5) });
  await settle();
  expect([state().absent, state().failed, state().jobs['j']?.state]).toEqual([{}, {}, 'done']);
});

test('a job that ran and that the engine knows no more is interrupted, not running for ever', async () => {
  const { jobs, state, asked, settle } = setUp();
  jobs.apply(events.slice(0, 3));
  void jobs.load('j');
  asked[0]?.answer({ ok: true, data: null });
  await settle();
  expect(state().jobs['j']).toMatchObject({ state: 'failed', error: { code: 'job/interrupted' }, evidence: [] });
});

test('an older snapshot changes nothing; an end does, even where the journal has fewer events', () => {
  const { jobs, state } = setUp();
  jobs.apply(events.slice(0, 5));
  jobs.join(snapshotAt(2));
  expect(state().jobs['j']).toEqual(snapshotAt(4));
  const interrupted: JobSnapshot = {
    ...snapshotAt(2),
    seq: 3,
    state: 'failed',
    error: { code: 'job/interrupted', data: {} },
  };
  jobs.join(interrupted);
  expect(state().jobs['j']).toEqual(interrupted);
  jobs.join(snapshotAt(4));
  expect(state().jobs['j']).toEqual(interrupted);
});

test('a flood is folded in slices, in order, and nothing of it is lost', async () => {
  let now = 0;
  const { jobs, state, later, settle, changes } = setUp(() => {
    now += 5;
    return now;
  });
  const flood: JobEvent[] = Array.from({ length: 1_000 }, (_, index) => ({
    kind: 'item',
    item: `file-${index}`,
    state: 'ok',
    jobId: 'j',
    seq: index + 1,
    at: index,
  }));
  jobs.apply([...events.slice(0, 1), ...flood.slice(0, 900)]);
  expect(later).toHaveLength(1);
  jobs.apply(flood.slice(900));
  await settle();
  expect(state().jobs['j']?.items.count).toBe(1_000);
  expect(state().jobs['j']?.seq).toBe(1_000);
  expect(changes()).toBeGreaterThan(5);
});
