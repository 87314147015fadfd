import { expect, test } from 'vitest';
import { parseHandshake } from './handshake-line.ts';

test('a handshake of gRPC and one of net/rpc, which old ones do not name', () => {
  expect(parseHandshake('1|6|unix|/tmp/x/plugin1|grpc|\n')).toEqual({
    core: '1',
    app: '6',
    network: 'unix',
    address: '/tmp/x/plugin1',
    protocol: 'grpc',
  });
  expect(parseHandshake('1|3|unix|/tmp/p')?.protocol).toBe('netrpc');
});

test.each(['', 'hello', 'starting up|now', '1|2', '1|2|unix|', '{"level":"info"}', 'a|1|unix|/tmp/p|grpc'])(
  '%j is no handshake',
  (line) => {
    expect(parseHandshake(line)).toBeNull();
  },
);
