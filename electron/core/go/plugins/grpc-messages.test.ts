import { expect, test } from 'vitest';
import { frame, serviceNames, servingStatus, textField, unframe } from './grpc-messages.ts';

const bytes = (...parts: (number | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));

test('a request for the health of "plugin", as protoc encodes it', () => {
  expect(frame(textField(1, 'plugin'))).toEqual(bytes(0, 0, 0, 0, 8, 0x0a, 6, ...new TextEncoder().encode('plugin')));
});

test('a message is read whole or not at all', () => {
  const framed = frame(bytes(8, 1));
  expect(unframe(framed)).toEqual(bytes(8, 1));
  for (let length = 0; length < framed.length; length++) expect(unframe(framed.subarray(0, length))).toBeNull();
  expect(unframe(bytes(1, 0, 0, 0, 0))).toBeNull();
});

test('the status of a service, the one that is left out included', () => {
  expect(servingStatus(bytes(8, 1))).toBe('SERVING');
  expect(servingStatus(bytes(8, 2))).toBe('NOT_SERVING');
  expect(servingStatus(bytes())).toBe('UNKNOWN');
  expect(servingStatus(bytes(8, 9))).toBeNull();
  expect(servingStatus(bytes(8))).toBeNull();
  expect(servingStatus(bytes(0x0a, 200, 1))).toBeNull();
});

test('services are listed by name, fields that are not known left out', () => {
  const service = (name: string) => bytes(0x0a, name.length + 2, textField(1, name));
  const list = bytes(service('plugin.GRPCBroker'), service('a.B'));
  const host = textField(1, 'h');
  expect(serviceNames(bytes(host, 0x32, list.length, list))).toEqual(['a.B', 'plugin.GRPCBroker']);
  expect(serviceNames(host)).toBeNull();
});
