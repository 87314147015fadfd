import type { Proof, Scene, TripSketch } from './scene.ts';
import { story } from './story.ts';
import * as trips from './trip-stories.ts';

const at = (step: 'prepare' | 'write' | 'verify' | 'install') => ({ screen: 'trip', tripId: 'trip', step }) as const;
const dialog = '[role=alertdialog]';
const writing: readonly TripSketch[] = [trips.withJobs(trips.signedTrip, { write: story('write', trips.writeBegun) })];
const switching: readonly TripSketch[] = [
  trips.withJobs(trips.verifiedTrip, { push: story('push', trips.pushSwitched) }),
];
const denied = { code: 'job/not-permitted', data: { path: '/home/anna/.local/share/voidferry/trips' } } as const;

const writtenProofs: readonly Proof[] = [
  { job: 'write', claim: 'media.written' },
  { job: 'write', claim: 'media.flushed' },
];

/** What can stand over or in the place of every screen. */
export const frameScenes: readonly Scene[] = [
  {
    name: 'frame-stop-job',
    place: at('write'),
    trips: writing,
    act: ({ press }) => press('job.stop'),
    shows: dialog,
    isMain: true,
  },
  {
    name: 'frame-stop-watching',
    place: at('install'),
    trips: switching,
    act: ({ press }) => press('job.stop.watching.confirm'),
    shows: dialog,
  },
  {
    name: 'frame-close-while-running',
    place: at('write'),
    trips: writing,
    act: async ({ page, tell }) => {
      await page.locator('[data-job-state=running]').waitFor();
      await tell({ kind: 'close-asked' });
    },
    shows: dialog,
    isMain: true,
  },
  {
    name: 'frame-close-ended',
    place: at('write'),
    trips: [trips.writtenTrip],
    act: ({ tell }) => tell({ kind: 'close-asked' }),
    proofs: writtenProofs,
    shows: dialog,
  },
  {
    name: 'frame-roll-back',
    place: at('install'),
    trips: [trips.withJobs(trips.verifiedTrip, { push: trips.pushed })],
    act: ({ press }) => press('rollback.title'),
    proofs: [{ job: 'push', claim: 'host.healthy' }],
    shows: dialog,
  },
  {
    name: 'frame-problem',
    place: { screen: 'about' },
    answers: { 'job.running': { ok: false, error: denied } },
    shows: '[role=alert]',
  },
  {
    name: 'frame-worker-died',
    place: at('write'),
    trips: [trips.writtenTrip],
    act: ({ tell }) => tell({ kind: 'worker-died' }),
    proofs: writtenProofs,
    shows: '[role=alert]',
    isMain: true,
  },
  {
    name: 'frame-bug',
    place: { screen: 'history' },
    // An answer that no engine gives: what draws it breaks down.
    answers: { 'custody.ledger': { ok: true, data: [null] as never } },
    act: ({ press }) => press('bug.report'),
    shows: 'main h1',
    isFaulty: true,
  },
  { name: 'frame-locked-step', place: at('install'), trips: [trips.signedTrip], shows: 'main h1', isMain: true },
  {
    name: 'frame-trip-unreadable',
    place: at('prepare'),
    answers: { 'trip.load': { ok: false, error: denied } },
    shows: '[role=alert]',
  },
  { name: 'frame-trip-gone', place: at('prepare'), shows: 'main h1' },
  {
    name: 'frame-language-menu',
    place: { screen: 'about' },
    act: async ({ page, t }) => page.getByRole('button', { name: t('app.language') }).click(),
    shows: '[role=menu]',
  },
];
