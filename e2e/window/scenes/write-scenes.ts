import { MOUNT, OTHER_DIGEST } from './names.ts';
import * as proofs from './proofs.ts';
import { folder, foresight, media } from './samples.ts';
import type { Scene, TripSketch } from './scene.ts';
import { good } from './standard-answers.ts';
import { cancelled, done, failed, log, phase, story } from './story.ts';
import * as trips from './trip-stories.ts';

const place = { screen: 'trip', tripId: 'trip', step: 'write' } as const;
const end = (name: string) => `[data-write-end=${name}]`;
const write = (story: TripSketch['jobs']['write'], trip: TripSketch = trips.writtenTrip): readonly TripSketch[] => [
  trips.withJobs(trip, story === undefined ? {} : { write: story }),
];
const ended = story('write', trips.writeOver, done([proofs.written, proofs.flushed], trips.writeResult));

const forms: readonly Scene[] = [
  { name: 'write-where', place, trips: [trips.signedTrip], shows: '[data-step=write] [role=radiogroup]', isMain: true },
  {
    name: 'write-foresight',
    place,
    trips: [trips.signedTrip],
    act: async ({ page, press, t }) => {
      await page.getByText(`CARRIER — ${MOUNT}`, { exact: true }).click();
      await press('medium.hidden', { n: 2 });
      await page.getByRole('button', { name: t('write.start') }).waitFor();
    },
    shows: '[data-step=write]',
    isMain: true,
  },
  {
    name: 'write-foresight-folder',
    place,
    trips: [trips.signedTrip],
    answers: {
      'media.foresee': good({
        ...foresight,
        medium: folder,
        path: `${folder.path}/tidegauge-1.4.2`,
        bytesPerSecond: null,
      }),
    },
    act: ({ type }) => type('medium.folder', folder.path),
    shows: '[data-tone=warn]',
  },
  {
    name: 'write-foresight-present',
    place,
    trips: [trips.signedTrip],
    answers: { 'media.foresee': good({ ...foresight, present: true }) },
    act: ({ type }) => type('medium.folder', MOUNT),
    shows: '[data-step=write] [data-tone=info]',
  },
  {
    name: 'write-refused',
    place,
    trips: [trips.signedTrip],
    answers: {
      'media.foresee': {
        ok: false,
        error: { code: 'media/full', data: { path: MOUNT, needed: 41_203_712, free: 8_192_000 } },
      },
    },
    act: ({ type }) => type('medium.folder', MOUNT),
    shows: '[role=alert]',
  },
  {
    name: 'write-no-medium',
    place,
    trips: [trips.signedTrip],
    answers: { 'media.list': good({ ...media, media: [] }) },
    shows: '[data-step=write] code',
  },
  {
    name: 'write-media-unknown',
    place,
    trips: [trips.signedTrip],
    answers: { 'media.list': { ok: false, error: { code: 'job/tool-missing', data: { tool: 'lsblk' } } } },
    shows: '[role=alert]',
  },
  {
    name: 'write-looking',
    place,
    trips: [trips.signedTrip],
    answers: { 'media.list': 'pending' },
    shows: '[data-step=write]',
  },
];

const runs: readonly Scene[] = [
  {
    name: 'write-running',
    place,
    trips: write(story('write', trips.writeBegun)),
    shows: '[data-job=write][data-job-state=running]',
    isMain: true,
  },
  {
    name: 'write-running-manifest',
    place,
    trips: write(story('write', trips.writeOver, phase('write.manifest', 'irreversible', 4_096))),
    shows: '[data-job=write][data-phase="write.manifest"]',
  },
  {
    name: 'write-written',
    place,
    trips: write(ended),
    shows: `${end('written')} [data-verdict=proven]`,
    proofs: [
      { job: 'write', claim: 'media.written' },
      { job: 'write', claim: 'media.flushed' },
    ],
    isMain: true,
  },
  {
    name: 'write-written-folder',
    place,
    trips: [trips.folderTrip],
    shows: `${end('written')} [data-verdict=proven]`,
    proofs: [{ job: 'write', claim: 'media.flushed' }],
  },
  {
    name: 'write-present',
    place,
    trips: write(
      story(
        'write',
        trips.writeOver,
        done([proofs.filesMatch, proofs.flushed], { ...trips.writeResult, state: 'present' }),
      ),
    ),
    shows: `${end('present')} [data-verdict=proven]`,
    proofs: [
      { job: 'write', claim: 'kit.files-match' },
      { job: 'write', claim: 'media.flushed' },
    ],
  },
  {
    name: 'write-other-kit',
    place,
    trips: write(
      story(
        'write',
        trips.writeOver,
        done([proofs.written, proofs.flushed], { ...trips.writeResult, digest: OTHER_DIGEST }),
      ),
    ),
    shows: end('other-kit'),
  },
  {
    name: 'write-proof-missing',
    place,
    trips: write(story('write', trips.writeOver, done([proofs.written], trips.writeResult))),
    shows: end('proof-missing'),
  },
  {
    name: 'write-no-receipt',
    place,
    trips: write(
      story(
        'write',
        trips.writeOver,
        failed(
          { code: 'custody/locked', data: { holder: 4711, path: '/home/anna/.local/share/voidferry/ledger.lock' } },
          [proofs.written, proofs.flushed],
        ),
      ),
    ),
    shows: end('no-receipt'),
  },
  {
    name: 'write-pulled',
    place,
    trips: write(story('write', trips.writeBegun, failed({ code: 'media/pulled', data: { path: MOUNT } }))),
    shows: end('failed'),
    isMain: true,
  },
  {
    name: 'write-failed-early',
    place,
    trips: write(story('write', phase('write.check'), failed({ code: 'media/read-only', data: { path: MOUNT } }))),
    shows: end('failed'),
  },
  {
    name: 'write-failed-with-output',
    place,
    trips: write(
      story(
        'write',
        trips.writeBegun,
        log('rm: .voidferry-part-1: Input/output error'),
        failed({ code: 'media/io-error', data: { file: 'modules/modules.tar', offset: 8_388_608, errno: 'EIO' } }),
      ),
    ),
    shows: end('failed'),
  },
  {
    name: 'write-cancelled',
    place,
    trips: write(story('write', trips.writeBegun, cancelled())),
    shows: end('cancelled'),
  },
];

export const writeScenes: readonly Scene[] = [...forms, ...runs];
