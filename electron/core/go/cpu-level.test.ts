import { expect, test } from 'vitest';
import { asksForMore, cpuLevelOf } from './cpu-level.ts';

const info = (settings: Record<string, string>) => ({ version: 'go1.26.3', path: 'p', main: null, deps: [], settings });

test('the level of a build is that of its architecture', () => {
  expect(cpuLevelOf(info({ GOARCH: 'amd64', GOAMD64: 'v3', GOARM: '7' }))).toEqual({
    variable: 'GOAMD64',
    value: 'v3',
  });
  expect(cpuLevelOf(info({ GOARCH: 'riscv64' }))).toBeNull();
  expect(cpuLevelOf(info({ GOARCH: 'arm' }))).toBeNull();
  expect(cpuLevelOf(null)).toBeNull();
});

test.each([
  ['GOAMD64', 'v1', 'v1', false],
  ['GOAMD64', 'v2', 'v3', false],
  ['GOAMD64', 'v4', 'v3', true],
  ['GOAMD64', 'v9', 'v3', null],
  ['GOARM', '6', '7', false],
  ['GOARM', '7', '6', true],
  ['GOARM', '7,hardfloat', '7', false],
  ['GO386', 'sse2', 'softfloat', true],
  ['GOARM64', 'v8.0', 'v8.2', false],
  ['GOARM64', 'v8.0,lse', 'v8.0', true],
  ['GOARM64', 'v8.0,lse', 'v8.1', false],
  ['GOARM64', 'v8.1', 'v8.0,lse', true],
  ['GOARM64', 'v9.0', 'v8.5', false],
  ['GOARM64', 'v9.1', 'v8.5', true],
  ['GOARM64', 'v8.0,crypto', 'v8.2', true],
  ['GOARM64', 'fast', 'v8.0', null],
] as const)('%s=%s asks for more than %s: %s', (variable, value, allowed, more) => {
  expect(asksForMore({ variable, value }, allowed)).toBe(more);
});
