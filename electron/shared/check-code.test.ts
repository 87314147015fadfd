import { expect, test } from 'vitest';
import { checkCode } from './check-code.ts';

test('the first 32 hex digits in eight groups of four', () => {
  const digest = '0123456789abcdef'.repeat(4);
  expect(checkCode(digest)).toBe('0123 4567 89ab cdef 0123 4567 89ab cdef');
  expect(checkCode(`${digest.slice(0, 32)}${'f'.repeat(32)}`)).toBe(checkCode(digest));
  expect(checkCode(`${digest.slice(0, 31)}0${digest.slice(32)}`)).not.toBe(checkCode(digest));
});
