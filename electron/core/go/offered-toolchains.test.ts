import { expect, test } from 'vitest';
import { parseOfferedToolchains } from './offered-toolchains.ts';

test('what a proxy offers, newest first, and nothing that is no release', () => {
  const list = [
    'v0.0.1-go1.9.7.linux-amd64',
    'v0.0.1-go1.26.3.linux-arm64',
    'v0.0.1-go1.26.3.linux-amd64',
    'v0.0.1-go1.26rc2.windows-amd64',
    'v0.0.1-go1.26.10.linux-amd64',
    'v0.0.1-go1.26.linux-amd64',
    'v0.0.1-go1.26.3-custom.linux-amd64',
    'v1.2.3',
    '<html>',
    '',
  ].join('\r\n');
  expect(parseOfferedToolchains(list).map(({ version, platform }) => `${version} ${platform}`)).toEqual([
    '1.26.10 linux/amd64',
    '1.26.3 linux/amd64',
    '1.26.3 linux/arm64',
    '1.26rc2 windows/amd64',
    '1.9.7 linux/amd64',
  ]);
});
