import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JobEvent } from '../shared/job.ts';
import { createJournal } from './journal.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'voidferry-journal-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const log = (seq: number, jobId = 'job'): JobEvent => ({ jobId, seq, at: 1, kind: 'log', text: `line\n${seq}` });
const end: JobEvent = { jobId: 'job', seq: 2, at: 2, kind: 'cancelled', evidence: [] };

test('events come back in their order, each job by itself, also to another process', async () => {
  const journal = createJournal(dataDir);
  for (const event of [log(0), log(0, 'other'), log(1), end]) journal.append(event);
  expect(await createJournal(dataDir).read('job')).toEqual([log(0), log(1), end]);
  expect(await journal.read('other')).toEqual([log(0, 'other')]);
  expect(await journal.read('unknown')).toEqual([]);
  expect(await readFile(join(dataDir, 'jobs', 'job.jsonl'), 'utf8')).toMatch(/^([^\n]+\n){3}$/);
});

test('an event cut off by a crash, and what follows a gap, is not read', async () => {
  const journal = createJournal(dataDir);
  journal.append(log(0));
  const path = join(dataDir, 'jobs', 'job.jsonl');
  await appendFile(path, JSON.stringify(log(1)));
  expect(await journal.read('job')).toEqual([log(0)]);
  await appendFile(path, `\n${JSON.stringify(log(3))}\n`);
  expect(await journal.read('job')).toEqual([log(0), log(1)]);
  await appendFile(path, 'no JSON\n');
  expect(await journal.read('job')).toEqual([log(0), log(1)]);
});

test('a job id is never a path, and a directory that refuses is named', async () => {
  const journal = createJournal(dataDir);
  expect(() => journal.append(log(0, '../x'))).toThrow(TypeError);
  await expect(journal.read('../x')).rejects.toThrow(TypeError);
  await writeFile(join(dataDir, 'file'), '');
  expect(() => createJournal(join(dataDir, 'file')).append(log(0))).toThrow(
    expect.objectContaining({ code: 'job/file-missing' }),
  );
});
