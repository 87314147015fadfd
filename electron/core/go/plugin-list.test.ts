import { expect, test } from 'vitest';
import { ADDRESS_PLACEHOLDER } from '../../shared/plugin-life.ts';
import { pluginList } from './plugin-list.ts';

test('each plugin with how it is started, and its sum in the form that SecureConfig takes', () => {
  const [sha256, checksum] = ['2d711642b726b04401627ca9fbac32f5', 'LXEWQrcmsEQBYnyp+6wy9Q=='];
  const base = { package: './p', cgo: false };
  const list = pluginList([
    {
      planned: {
        ...base,
        path: 'plugins/a',
        kind: 'grpc-plugin',
        start: { kind: 'grpc', handshake: { key: 'K', value: 'v' } },
      },
      sha256,
      checksum,
    },
    {
      planned: {
        ...base,
        path: 'plugins/h',
        kind: 'http-plugin',
        start: { kind: 'http', args: ['--listen', ADDRESS_PLACEHOLDER], health: '/ok' },
      },
      sha256,
      checksum,
    },
    {
      planned: { ...base, path: 'plugins/n.so', kind: 'native-plugin', loadedBy: { host: 'bin/n', lookup: ['Run'] } },
      sha256,
      checksum,
    },
  ]);
  const secureConfig = { hash: 'sha256', checksum };
  expect(JSON.parse(list)).toEqual({
    schema: 'voidferry.plugins/1',
    plugins: [
      { file: 'a', kind: 'grpc', protocol: 'grpc', cookie: { key: 'K', value: 'v' }, sha256, secureConfig },
      {
        file: 'h',
        kind: 'http',
        protocol: 'http',
        args: ['--listen', ADDRESS_PLACEHOLDER],
        health: '/ok',
        sha256,
        secureConfig,
      },
      { file: 'n.so', kind: 'native', loadedBy: 'bin/n', lookup: ['Run'], sha256, secureConfig },
    ],
  });
});
