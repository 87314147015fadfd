import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCustody } from '../../../electron/services/custody/ledger.ts';
import { createJournal } from '../../../electron/services/journal.ts';
import { errorExits } from '../../../electron/shared/errors/codes.ts';
import { exit } from '../../../electron/shared/exit.ts';
import { emptySnapshot, foldJob } from '../../../electron/shared/job.ts';
import type { Receipt } from '../../../electron/shared/receipt.ts';
import { type Trip, type TripJob, tripJobs } from '../../../electron/shared/trip.ts';
import { VERSION } from '../../../electron/shared/version.ts';
import { giveToWindow } from '../unprivileged.ts';
import type { Scene, TripSketch } from './scene.ts';
import { eventsOf, isOver, type Story } from './story.ts';

const MINUTE = 60_000;
/** How long ago trips changed, the newest first. */
const AGES = [4 * MINUTE, 95 * MINUTE, 26 * 60 * MINUTE, 12 * 24 * 60 * MINUTE];
/** What stays when a scene makes room for the next. */
const KEPT: readonly string[] = ['window', 'settings.json'];

/** The id of a job of a trip. */
export function jobIdOf(tripId: string, job: TripJob): string {
  return `${tripId}-${job}`;
}

/** Puts the trips, journals and receipts of a scene in the place of those of the scene before. */
export async function writeSceneFiles(scene: Scene, dataDir: string, now: number): Promise<void> {
  const { trips = [], jobs = {}, receipts = [] } = scene;
  for (const name of await readdir(dataDir))
    if (!KEPT.includes(name)) await rm(join(dataDir, name), { recursive: true, force: true });
  const journal = createJournal(dataDir);
  await mkdir(join(dataDir, 'jobs'));
  await mkdir(join(dataDir, 'trips'));
  const write = async (story: Story, jobId: string, endsAt: number) => {
    if (isOver(story)) await journal.close(jobId, eventsOf(story, jobId, endsAt));
  };
  for (const [index, sketch] of trips.entries()) {
    for (const [job, story] of storiesOf(sketch))
      await write(story, jobIdOf(sketch.id, job), now - (tripJobs.length - tripJobs.indexOf(job)) * 2 * MINUTE);
    const path = join(dataDir, 'trips', `${sketch.id}.json`);
    await writeFile(path, JSON.stringify(tripOf(sketch, now)));
    const age = AGES[trips.length - 1 - index] ?? 40 * 24 * 60 * MINUTE;
    const changedAt = (now - age) / 1000;
    await utimes(path, changedAt, changedAt);
  }
  for (const [jobId, story] of Object.entries(jobs)) await write(story, jobId, now - MINUTE);
  const custody = createCustody({ dataDir, now: () => now });
  for (const [index, story] of receipts.entries())
    await custody.file(receiptOf(story, receiptIdOf(index), now - (receipts.length - index) * 47 * MINUTE));
  await scene.tamper?.(dataDir);
  await giveToWindow(dataDir);
}

export function receiptIdOf(index: number): string {
  return `receipt-${index + 1}`;
}

export function storiesOf({ jobs }: TripSketch): readonly (readonly [TripJob, Story])[] {
  return tripJobs.flatMap((job) => {
    const story = jobs[job];
    return story === undefined ? [] : [[job, story] as const];
  });
}

function tripOf(sketch: TripSketch, now: number): Trip {
  const { jobs, ...rest } = sketch;
  const names = storiesOf(sketch).map(([job]) => job);
  return {
    ...rest,
    createdAt: new Date(now - 60 * MINUTE).toISOString(),
    jobs: Object.fromEntries(names.map((job) => [job, jobIdOf(sketch.id, job)])),
  };
}

function receiptOf(story: Story, id: string, endsAt: number): Omit<Receipt, 'ledger'> {
  const events = eventsOf(story, id, endsAt);
  const { state, evidence, error } = events.reduce(foldJob, emptySnapshot(id, story.job));
  if (state === 'running') throw new TypeError(`${id} has not ended`);
  return {
    schema: 'voidferry.receipt/1',
    id,
    job: story.job,
    startedAt: new Date(events[0]?.at ?? endsAt).toISOString(),
    endedAt: new Date(endsAt).toISOString(),
    outcome: state,
    exitCode: error !== null ? errorExits[error.code] : state === 'cancelled' ? exit.cancelled : exit.done,
    subject: story.subject ?? {},
    evidence,
    error,
    tool: { name: 'voidferry', version: VERSION },
  };
}
