import { expect, test } from 'vitest';
import { emptySnapshot, foldJob, type JobEvent, type JobEventBody, LOG_LINES_KEPT } from './job.ts';
import { noItems, putItem } from './job-items.ts';

const event = (seq: number, body: JobEventBody): JobEvent => ({ jobId: 'j', seq, at: 1000 + seq, ...body });
const number = (bodies: readonly JobEventBody[]) => bodies.map((body, seq) => event(seq, body));
const fold = (events: readonly JobEvent[], from = emptySnapshot('j', 'write')) => events.reduce(foldJob, from);
const phase = (total: number | null = 10): JobEventBody => ({
  kind: 'phase',
  phase: 'write.copy',
  mode: 'reversible',
  unit: 'bytes',
  total,
});
const progress = (done: number): JobEventBody => ({ kind: 'progress', done, total: 10 });
const ENDS: readonly JobEventBody[] = [
  { kind: 'done', evidence: [], result: { files: 1 } },
  { kind: 'failed', error: { code: 'media/pulled', data: { path: '/m' } }, evidence: [] },
  { kind: 'cancelled', evidence: [] },
];

test('a job from its start to its end', () => {
  const snapshot = fold(
    number([
      phase(),
      progress(4),
      { kind: 'item', item: 'a', state: 'running' },
      { kind: 'item', item: 'a', state: 'ok', detail: 'read back' },
      { kind: 'log', text: 'hello' },
      progress(10),
      { kind: 'done', evidence: [], result: { files: 1 } },
    ]),
  );
  expect(snapshot).toEqual({
    ...emptySnapshot('j', 'write'),
    state: 'done',
    seq: 6,
    phase: 'write.copy',
    mode: 'reversible',
    unit: 'bytes',
    done: 10,
    total: 10,
    phaseStartedAt: 1000,
    phases: [{ phase: 'write.copy', startedAt: 1000 }],
    endedAt: 1006,
    items: putItem(noItems, { name: 'a', state: 'ok', detail: 'read back' }),
    log: ['hello'],
    result: { files: 1 },
  });
});

test('a snapshot and a replayed stream join at any point', () => {
  const events = number([phase(), progress(2), { kind: 'log', text: 'once' }, progress(5), ENDS[0] as JobEventBody]);
  const whole = fold(events);
  for (let cut = 0; cut <= events.length; cut++) expect(fold(events, fold(events.slice(0, cut)))).toEqual(whole);
});

test('after a gap the stream goes on, and what was missed is not folded in later', () => {
  const [start, , third] = number([phase(), progress(2), progress(5)]) as [JobEvent, JobEvent, JobEvent];
  const snapshot = fold([start, third]);
  expect(snapshot).toMatchObject({ seq: 2, done: 5 });
  expect(foldJob(snapshot, event(1, { kind: 'log', text: 'late' }))).toBe(snapshot);
});

test('progress never goes back within a phase, and begins anew with the next', () => {
  expect(fold(number([phase(), progress(5), progress(3)])).done).toBe(5);
  expect(fold(number([phase(), progress(5), phase(null)]))).toMatchObject({ done: 0, total: null });
});

test.each(ENDS)('after $kind nothing changes any more', (end) => {
  const ended = fold(number([phase(), end]));
  expect(ended.state).toBe(end.kind);
  for (const [index, body] of [progress(9), phase(), ...ENDS].entries())
    expect(foldJob(ended, event(index + 2, body))).toBe(ended);
});

test('events of another job change nothing', () => {
  const snapshot = emptySnapshot('j', 'write');
  expect(foldJob(snapshot, { ...event(0, phase()), jobId: 'other' })).toBe(snapshot);
});

test('the newest log lines are kept, oldest first', () => {
  const lines = Array.from({ length: LOG_LINES_KEPT + 5 }, (_, index) => `line ${index}`);
  const { log } = fold(number(lines.map((text) => ({ kind: 'log', text }))));
  expect(log).toEqual(lines.slice(5));
});

test('folding does not change what it was given', () => {
  const before = fold(number([phase(), { kind: 'item', item: 'a', state: 'running' }]));
  const copy = structuredClone(before);
  foldJob(before, event(2, { kind: 'item', item: 'b', state: 'ok' }));
  foldJob(before, event(2, { kind: 'log', text: 'x' }));
  expect(before).toEqual(copy);
});

test('a note is kept as data, so that each language says it in its own words', () => {
  const { log } = fold(
    number([
      { kind: 'log', text: 'as it came' },
      { kind: 'note', note: 'host.upload-begun', facts: { bytes: 7 } },
    ]),
  );
  expect(log).toEqual(['as it came', { note: 'host.upload-begun', facts: { bytes: 7 } }]);
});
