import { doctor } from './samples.ts';
import type { Scene, TripSketch } from './scene.ts';
import { good } from './standard-answers.ts';
import { failed, story } from './story.ts';
import * as trips from './trip-stories.ts';

const place = { screen: 'home' } as const;
const named = (trip: TripSketch, id: string, title: string): TripSketch => ({ ...trip, id, title });
const refused = story(
  'write',
  trips.writeBegun,
  failed({ code: 'media/pulled', data: { path: '/media/anna/CARRIER' } }),
);
const several = [
  named(trips.withJobs(trips.verifiedTrip, { push: trips.pushed }), 'arrived', 'tidegauge 1.4.2'),
  named(trips.withJobs(trips.signedTrip, { write: refused }), 'pulled', 'tidegauge 1.4.1'),
  named(trips.newTrip, 'begun', ''),
];
const everyMissing = doctor.programs.map((program) => ({ ...program, path: null }));
const looking = '[data-doctor]';

export const homeScenes: readonly Scene[] = [
  { name: 'home-first-start', place, shows: looking, isMain: true },
  { name: 'home-trips', place, trips: several, shows: '[data-trip=begun]', isMain: true },
  {
    name: 'home-many-trips',
    place,
    trips: Array.from({ length: 12 }, (_, index) => named(trips.signedTrip, `trip-${index}`, `tidegauge 1.${index}`)),
    shows: '[data-trip]',
  },
  {
    name: 'home-lacks-essentials',
    place,
    answers: { 'go.doctor': good({ go: null, programs: everyMissing, isReady: false }) },
    shows: '[data-doctor=lacking]',
  },
  {
    name: 'home-lacks-optional',
    place,
    answers: {
      'go.doctor': good({
        ...doctor,
        programs: doctor.programs.map((one) => (one.program === 'gcc' ? { ...one, path: null } : one)),
      }),
    },
    act: ({ press }) => press('home.doctor.details', { n: doctor.programs.length + 1 }),
    shows: '[data-doctor=fine-enough]',
  },
  { name: 'home-looking', place, answers: { 'go.doctor': 'pending', 'trip.list': 'pending' }, shows: 'main h1' },
  {
    name: 'home-unreadable',
    place,
    answers: {
      'trip.list': {
        ok: false,
        error: { code: 'job/not-permitted', data: { path: '/home/anna/.local/share/voidferry' } },
      },
      'go.doctor': {
        ok: false,
        error: { code: 'job/tool-failed', data: { command: 'go version', exitCode: 2, stderr: 'exec format error' } },
      },
    },
    shows: '[role=alert]',
  },
  {
    name: 'home-forget-trip',
    place,
    trips: [named(trips.signedTrip, 'trip', 'tidegauge 1.4.2')],
    act: ({ press }) => press('home.trips.forget-what', { title: 'tidegauge 1.4.2' }),
    shows: '[role=alertdialog]',
  },
];
