import { expect, test } from 'vitest';
import type { Trip } from '../../../electron/shared/trip.ts';
import { besideIt, toBuiltKit, toEarlierKit, toProject } from './kit-source.ts';

const trip: Trip = {
  id: 't',
  createdAt: '2026-01-01T00:00:00Z',
  title: 'mine',
  project: {
    dir: '/src/a',
    output: '/k',
    targets: [],
    version: '1',
    serial: null,
    audience: null,
    goroot: null,
    carry: [],
    rehearse: true,
    vulnerabilityGate: false,
  },
  kitDir: '/k',
  medium: null,
  host: null,
  jobs: { prepare: 'p', sign: 's', write: 'w' },
};

test('the same project again changes nothing', () => {
  expect(toProject(trip, '/src/a')).toEqual({});
});

test('another project begins anew: no job of an earlier kit counts for it', () => {
  expect(toProject(trip, '/src/tide/')).toMatchObject({ kitDir: null, title: 'tide', jobs: {} });
  expect(toProject(trip, '/src/tide/').project).toMatchObject({ dir: '/src/tide/', output: null, version: null });
});

test('going back to the earlier kit forgets the build that came to nothing, and keeps the signature', () => {
  expect(toEarlierKit(trip)).toEqual({ jobs: { sign: 's', write: 'w' } });
});

test('a signature that is not over what was built last is forgotten', () => {
  expect(toBuiltKit(trip, '/k2', true)).toEqual({ kitDir: '/k2', jobs: { prepare: 'p', write: 'w' } });
  expect(toBuiltKit(trip, '/k2', false)).toEqual({ kitDir: '/k2', jobs: trip.jobs });
});

test('a folder beside one that is taken is told by its end; a version is never mistaken for a count', () => {
  expect(besideIt('/k/tide-1')).toBe('/k/tide-1-build2');
  expect(besideIt('/k/tide-1-build2')).toBe('/k/tide-1-build3');
});
