import { expect, test } from 'vitest';
import { cancelledLine } from './terminal.ts';

test.each(['en', 'zh-CN'] as const)('what is said of a cancelled job fits the phase that it was in: %s', (language) => {
  const kept = cancelledLine(language, 'resumable');
  expect(kept).not.toBe(cancelledLine(language, 'reversible'));
  expect(cancelledLine(language, null)).toBe(cancelledLine(language, 'reversible'));
});
