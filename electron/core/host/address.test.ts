import { expect, test } from 'vitest';
import { hostLabel, parseHostAddress } from './address.ts';

test('USER@HOST[:PORT], names in lower case, IPv6 in brackets', () => {
  expect(parseHostAddress('root@Gauge-1.Lan')).toEqual({ user: 'root', host: 'gauge-1.lan', port: 22 });
  expect(parseHostAddress('op.er@10.0.0.7:2222')).toEqual({ user: 'op.er', host: '10.0.0.7', port: 2222 });
  expect(parseHostAddress('root@[fe80::1%eth0]:22')).toEqual({ user: 'root', host: 'fe80::1%eth0', port: 22 });
});

test.each([
  'gauge',
  '@gauge',
  'root@',
  'root@a b',
  'root@host:0',
  'root@host:70000',
  'root@-oProxy',
  '-l@host',
  'root@fe80::1',
  "root@h';id",
])('%s is refused', (text) => {
  expect(() => parseHostAddress(text)).toThrow(/job\/usage/);
});

test('the label is how known_hosts writes it', () => {
  expect(hostLabel({ host: 'gauge', port: 22 })).toBe('gauge');
  expect(hostLabel({ host: '::1', port: 2222 })).toBe('[::1]:2222');
});
