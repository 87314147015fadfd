import { expect, test } from 'vitest';
import { compareGoVersions, isGoVersion, newerGoVersion } from './version.ts';

test('versions are ordered as go orders them', () => {
  const ascending = [
    '1.9',
    '1.20rc1',
    '1.20',
    '1.20.1',
    '1.21',
    '1.21beta1',
    '1.21rc1',
    '1.21rc2',
    '1.21.0',
    '1.21.10',
    '1.100.0',
    '2.0.0',
  ];
  const shuffled = [...ascending].reverse();
  expect(shuffled.sort(compareGoVersions)).toEqual(ascending);
});

test.each([
  ['go1.26.3', '1.26.3'],
  ['1.26.3-custom', '1.26.3'],
  ['1.26.3 X:nodwarf5', '1.26.3'],
  ['1.20', '1.20.0'],
])('%s is as new as %s', (a, b) => expect(compareGoVersions(a, b)).toBe(0));

test.each(['devel go1.27-abc123', '', 'go', '1', 'go1.x', '1.2.3.4'])('%j is no version', (text) => {
  expect(isGoVersion(text)).toBe(false);
  expect(() => compareGoVersions(text, '1.21')).toThrow(TypeError);
});

test('the newer one is found on either side', () => {
  expect(newerGoVersion('1.24', '1.24.0')).toBe('1.24.0');
  expect(newerGoVersion('1.26.3', '1.9')).toBe('1.26.3');
});
