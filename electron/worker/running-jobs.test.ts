import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCustody } from '../services/custody/ledger.ts';
import { createJournal } from '../services/journal.ts';
import { createRunningJobs } from './running-jobs.ts';

test('several who ask at once for a job that nobody runs any more close it once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'voidferry-running-'));
  const custody = createCustody({ dataDir, now: Date.now });
  createJournal(dataDir).append({ jobId: 'j1', seq: 0, at: 1000, kind: 'begin', job: 'write' });
  const jobs = createRunningJobs({ journal: createJournal(dataDir), custody, emit: () => {} });
  const asked = await Promise.all([jobs.snapshot('j1'), jobs.snapshot('j1'), jobs.snapshot('j1')]);
  for (const snapshot of asked) expect(snapshot).toMatchObject({ state: 'failed', error: { code: 'job/interrupted' } });
  expect(await custody.list()).toHaveLength(1);
});
