import { expect, test } from 'vitest';
import { tilePrefixes } from './sumdb-tiles.ts';

test('a partial tile gives every narrower one, cut to its hashes', () => {
  expect(tilePrefixes(['db/tile/8/2/003.p/4'])).toEqual([
    { path: 'db/tile/8/2/003.p/1', from: 'db/tile/8/2/003.p/4', bytes: 32 },
    { path: 'db/tile/8/2/003.p/2', from: 'db/tile/8/2/003.p/4', bytes: 64 },
    { path: 'db/tile/8/2/003.p/3', from: 'db/tile/8/2/003.p/4', bytes: 96 },
  ]);
});

test('of several widths the widest serves, and what is held is not made again', () => {
  const made = tilePrefixes([
    't/8/0/x001/002.p/2',
    't/8/0/x001/002.p/12',
    't/8/0/x001/003.p/1',
    't/8/0/x001/004',
    'lookup/a@v1.0.0',
  ]);
  expect(made.map(({ path }) => path)).toEqual(
    [1, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((width) => `t/8/0/x001/002.p/${width}`),
  );
  expect(new Set(made.map(({ from }) => from))).toEqual(new Set(['t/8/0/x001/002.p/12']));
});
