import { expect, test } from 'vitest';
import { emptySnapshot, type JobSnapshot } from '../../../electron/shared/job.ts';
import { phasesOf, phaseTimes } from './phase-times.ts';

const running: JobSnapshot = {
  ...emptySnapshot('j', 'activate'),
  phase: 'activate.switch',
  phases: [
    { phase: 'push.connect', startedAt: 1000 },
    { phase: 'activate.switch', startedAt: 1400 },
  ],
};
const states = (job: JobSnapshot, now = 2000) =>
  phaseTimes(job, phasesOf(job.job, false), now).map(({ state }) => state);

test('a phase takes until the next one begins, the last one until now or until the end', () => {
  const expected = phasesOf('activate', false);
  expect(phaseTimes(running, expected, 2000)).toEqual([
    { phase: 'push.connect', state: 'past', tookMs: 400 },
    { phase: 'activate.switch', state: 'now', tookMs: 600 },
  ]);
  const done: JobSnapshot = { ...running, state: 'done', endedAt: 1900 };
  expect(phaseTimes(done, expected, 9000).map(({ tookMs }) => tookMs)).toEqual([400, 500]);
});

test('what was not reached is told from what waits, and the phase in which a job failed is named', () => {
  const first: JobSnapshot = { ...running, phases: running.phases.slice(0, 1) };
  expect(states(first)).toEqual(['now', 'waiting']);
  expect(states({ ...first, state: 'failed', endedAt: 1500 })).toEqual(['ended-here', 'not-reached']);
  expect(states({ ...running, state: 'failed', endedAt: 1500 })).toEqual(['past', 'ended-here']);
});

test('a push that only stages has no switch', () => {
  expect(phasesOf('push', true)).not.toContain('push.activate');
  expect(phasesOf('push', false).at(-1)).toBe('push.activate');
});
