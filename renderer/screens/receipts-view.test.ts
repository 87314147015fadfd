import { expect, test } from 'vitest';
import type { FiledReceipt, Receipt } from '../../electron/shared/receipt.ts';
import { aboutOf, everyReceipt, jobsIn, outcomeOf, receiptsView } from './receipts-view.ts';

const base: Receipt = {
  schema: 'voidferry.receipt/1',
  id: 'r',
  job: 'write',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:00:01.000Z',
  outcome: 'done',
  exitCode: 0,
  subject: { kit: 'tide-1.0.0', checkCode: 'ab12 cd34', medium: { path: '/run/media/stick' } },
  evidence: [],
  error: null,
  ledger: { length: 0, head: '' },
  tool: { name: 'voidferry', version: '0' },
};

function filed(seq: number, change: Partial<Receipt> | null): FiledReceipt {
  const entry = { seq, receipt: `r${seq}`, sha256: '', previous: '' };
  return { entry, receipt: change === null ? null : { ...base, ...change } };
}

const all = [
  filed(1, { job: 'prepare', subject: { name: 'tide', version: '1.0.0', kit: 'f'.repeat(64) } }),
  filed(2, {}),
  filed(3, null),
  filed(4, { job: 'verify', outcome: 'failed', error: { code: 'media/not-read-back', data: {} } }),
  filed(5, {
    job: 'push',
    outcome: 'failed',
    error: { code: 'host/key-changed', data: {} },
    subject: { host: 'void-7' },
  }),
];
const numbers = (list: readonly FiledReceipt[]) => list.map(({ entry }) => entry.seq);

test('newest first, and nothing is left out', () => {
  expect(numbers(receiptsView(all, everyReceipt))).toEqual([5, 4, 3, 2, 1]);
});

test('a receipt that is missing is no outcome of a job, and "not proven" is no failure', () => {
  expect(all.map(outcomeOf)).toEqual(['done', 'done', 'missing', 'not-proven', 'failed']);
  expect(numbers(receiptsView(all, { ...everyReceipt, outcome: 'missing' }))).toEqual([3]);
  expect(numbers(receiptsView(all, { ...everyReceipt, outcome: 'failed' }))).toEqual([5]);
});

test('a job, and words of what it was about', () => {
  expect(numbers(receiptsView(all, { ...everyReceipt, job: 'verify' }))).toEqual([4]);
  expect(numbers(receiptsView(all, { ...everyReceipt, search: ' VOID-7 ' }))).toEqual([5]);
  expect(numbers(receiptsView(all, { ...everyReceipt, search: 'cd34' }))).toEqual([4, 2]);
  expect(numbers(receiptsView(all, { ...everyReceipt, search: 'r3' }))).toEqual([3]);
});

test('a build is named by its name, not by a digest', () => {
  expect(aboutOf({ subject: { name: 'tide', version: '1.0.0', kit: 'f'.repeat(64) } })).toEqual(['tide-1.0.0']);
  expect(aboutOf({ subject: {} })).toEqual([]);
  expect(aboutOf(base)).toEqual(['tide-1.0.0', 'ab12 cd34', '/run/media/stick']);
});

test('only jobs that are there are offered', () => {
  expect(jobsIn(all)).toEqual(['prepare', 'write', 'verify', 'push']);
});
