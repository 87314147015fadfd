import { expect, test } from 'vitest';
import type { HostStatus } from '../../../electron/shared/host.ts';
import { servingOf, wayBack } from './way-back.ts';

const status = (change: Partial<HostStatus>): HostStatus => ({
  name: 'tidegauge',
  current: '1-a',
  releaseDigest: '',
  state: 'run',
  pid: '7',
  uptimeSeconds: '60',
  healthy: '1-a',
  releases: ['1-a'],
  ...change,
});

test('a host goes back to the newest release that was proven healthy', () => {
  expect(wayBack(status({}), '2-b')).toEqual({ to: 'release', release: '1-a' });
  expect(wayBack(status({ current: '2-b' }), '3-c')).toEqual({ to: 'release', release: '1-a' });
  expect(wayBack(status({ healthy: '' }), '2-b')).toEqual({ to: 'release', release: '1-a' });
});

test('the release that is to come is no way back to itself', () => {
  expect(wayBack(status({}), '1-a')).toEqual({ to: 'earlier' });
});

test('where nothing served, there is nothing to go back to', () => {
  expect(wayBack(null, '1-a')).toEqual({ to: 'nothing' });
  expect(wayBack(status({ current: '', healthy: '' }), '1-a')).toEqual({ to: 'nothing' });
});

test('serving is said of what runs, and of nothing else', () => {
  expect(servingOf(status({}))).toBe('runs');
  expect(servingOf(status({ state: 'down' }))).toBe('down');
  expect(servingOf(status({ current: '' }))).toBe('nothing');
  expect(servingOf(null)).toBe('nothing');
  expect(servingOf(undefined)).toBe('unknown');
});
