import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createCustody } from '../services/custody/ledger.ts';
import { createJournal } from '../services/journal.ts';
import type { JobEvent, JobEventBody } from '../shared/job.ts';
import { settledSnapshot } from './settle-job.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'voidferry-settle-'));
});

const deps = () => ({
  journal: createJournal(dataDir),
  custody: createCustody({ dataDir, now: Date.now }),
  now: Date.now,
  toolVersion: '0',
});
const events = (...bodies: readonly JobEventBody[]): JobEvent[] =>
  bodies.map((body, seq) => ({ jobId: 'j1', seq, at: 1000 + seq, ...body }));
const begun = events(
  { kind: 'begin', job: 'write' },
  { kind: 'phase', phase: 'write.copy', mode: 'reversible', unit: 'bytes', total: 10 },
  { kind: 'progress', done: 4, total: 10 },
);

test('a job without an end is closed as interrupted, with a receipt, and proves nothing', async () => {
  for (const event of begun) createJournal(dataDir).append(event);
  await appendFile(join(dataDir, 'jobs/j1.jsonl'), '{"jobId":"j1","seq":3,"ki');
  const snapshot = await settledSnapshot('j1', deps());
  expect(snapshot).toMatchObject({
    job: 'write',
    state: 'failed',
    error: { code: 'job/interrupted' },
    evidence: [],
    done: 4,
  });
  const [filed] = await deps().custody.list();
  expect(filed?.receipt).toMatchObject({
    id: 'j1',
    job: 'write',
    outcome: 'failed',
    error: { code: 'job/interrupted' },
  });
  await expect(deps().custody.verify()).resolves.toMatchObject({ claim: 'custody.ledger-intact' });
  expect(await settledSnapshot('j1', deps())).toEqual(snapshot);
  expect(await deps().custody.list()).toHaveLength(1);
});

test('a job that ended is told as it ended', async () => {
  const journal = createJournal(dataDir);
  for (const event of events({ kind: 'begin', job: 'write' }, { kind: 'cancelled', evidence: [] }))
    journal.append(event);
  expect(await settledSnapshot('j1', deps())).toMatchObject({ state: 'cancelled' });
  expect(await deps().custody.list()).toEqual([]);
});

test('a job that died between its receipt and its end event ended as the receipt says', async () => {
  for (const event of begun) createJournal(dataDir).append(event);
  const evidence = [{ claim: 'media.flushed', method: 'fsync', figures: {}, recheck: 'sync' }] as const;
  await deps().custody.file({
    schema: 'voidferry.receipt/1',
    id: 'j1',
    job: 'write',
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T00:00:01.000Z',
    outcome: 'done',
    exitCode: 0,
    subject: {},
    evidence,
    error: null,
    tool: { name: 'voidferry', version: '0' },
  });
  expect(await settledSnapshot('j1', deps())).toMatchObject({ state: 'done', evidence, result: null });
  expect(await deps().custody.list()).toHaveLength(1);
});

test('what has no journal is no job', async () => {
  expect(await settledSnapshot('j2', deps())).toBeNull();
});
