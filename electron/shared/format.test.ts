import { expect, test } from 'vitest';
import { formatBytes, formatDuration } from './format.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KiB'],
  [500 * 1024 * 1024, '500 MiB'],
  [3 * 1024 ** 4, '3.0 TiB'],
])('%d bytes read as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [4_200, '4.2 s'],
  [75_000, '1:15'],
  [3_599_000, '59:59'],
  [3_600_000, '1:00:00'],
  [864_213_000, '10 d 0:03:33'],
])('%d ms read as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
