import { expect, test } from 'vitest';
import { relativeTime } from './relative-time.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR = 3_600_000;

test.each([
  [0, 'now'],
  [59_999, 'now'],
  [60_000, '1 minute ago'],
  [HOUR - 1, '59 minutes ago'],
  [3 * HOUR, '3 hours ago'],
  [24 * HOUR, 'yesterday'],
  [8 * 24 * HOUR, 'last week'],
  [45 * 24 * HOUR, 'last month'],
  [800 * 24 * HOUR, '2 years ago'],
])('%i ms ago', (ago, words) => {
  expect(relativeTime('en', NOW - ago, NOW)).toBe(words);
});

test('a clock that was ahead does not make a trip of the future', () => {
  expect(relativeTime('en', NOW + HOUR, NOW)).toBe('now');
});

test('in Chinese', () => {
  expect(relativeTime('zh-CN', NOW - 3 * HOUR, NOW)).toBe('3小时前');
});
