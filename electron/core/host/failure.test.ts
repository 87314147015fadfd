import { expect, test } from 'vitest';
import { parseFailure } from './failure.ts';

test('the last line of ours counts', () => {
  const stderr = 'checking\nvoidferry: host/locked first\nvoidferry: host/no-space 12 bytes free\ntail: noise\n';
  expect(parseFailure(stderr)).toEqual({ code: 'host/no-space', text: '12 bytes free' });
  expect(parseFailure('voidferry: host/locked')).toEqual({ code: 'host/locked', text: '' });
});

test('no line, or a code that nobody knows, is no known failure', () => {
  expect(parseFailure('sh: 1: not found\n')).toBeNull();
  expect(parseFailure('voidferry: host/made-up x\n')).toBeNull();
  expect(parseFailure('voidferry: toString x\n')).toBeNull();
});
