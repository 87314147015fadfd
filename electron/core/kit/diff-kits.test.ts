import { expect, test } from 'vitest';
import type { Kit } from '../../shared/kit.ts';
import type { Vulnerability } from '../../shared/vulnerabilities.ts';
import { diffKits, type KitContents } from './diff-kits.ts';

const kit = (version: string, go: string): Kit =>
  ({
    version,
    serial: 1,
    audience: 'any',
    project: { module: 'm', revision: null, dirty: false },
    go: { version: go, sourceDateEpoch: 1 },
    targets: [{ target: 'x86_64' }],
    service: {
      ...{ exec: 'bin/a', args: [], env: {}, libraryPaths: [], configs: [], rollbackSafe: true },
      health: { kind: 'none', address: '' },
    },
  }) as unknown as Kit;
const file = (path: string, bytes: number, sha256: string) => ({ mode: '0755', path, bytes, sha256 });

const vulnerability = (id: string, module: string, version: string): Vulnerability => ({
  id,
  module,
  version,
  aliases: [],
  summary: '',
  fixed: null,
  files: [],
  accepted: null,
});

const one: KitContents = {
  kit: kit('1', '1.26.3'),
  bytes: 10,
  releases: new Map([['x86_64', [file('bin/a', 5, 'aa'), file('bin/same', 1, '11'), file('plugins/gone', 2, '22')]]]),
  modules: new Map([
    ['m/a', { version: 'v1.0.0', licences: ['MIT'] }],
    ['m/b', { version: 'v1.0.0', licences: ['MIT'] }],
    ['m/gone', { version: 'v1.0.0', licences: [] }],
  ]),
  vulnerabilities: [vulnerability('GO-1', 'm/a', 'v1.0.0'), vulnerability('GO-2', 'm/b', 'v1.0.0')],
};
const other: KitContents = {
  kit: kit('2', '1.26.3'),
  bytes: 12,
  releases: new Map([['x86_64', [file('bin/a', 5, 'ab'), file('bin/same', 1, '11')]]]),
  modules: new Map([
    ['m/a', { version: 'v1.1.0', licences: ['BUSL-1.1'] }],
    ['m/b', { version: 'v1.0.0', licences: ['MIT'] }],
  ]),
  vulnerabilities: [vulnerability('GO-2', 'm/b', 'v1.0.0'), vulnerability('GO-3', 'm/b', 'v1.0.0')],
};

test('what changed, came and went, in each list; a file of equal size with other bytes counts', () => {
  expect(diffKits(one, other)).toEqual({
    facts: [{ name: 'version', from: '1', to: '2' }],
    modules: [
      { name: 'm/a', from: 'v1.0.0', to: 'v1.1.0' },
      { name: 'm/gone', from: 'v1.0.0', to: null },
    ],
    licences: [
      { name: 'm/a', from: 'MIT', to: 'BUSL-1.1' },
      { name: 'm/gone', from: '', to: null },
    ],
    vulnerabilities: [
      { name: 'GO-1 m/a', from: 'v1.0.0', to: null },
      { name: 'GO-3 m/b', from: null, to: 'v1.0.0' },
    ],
    files: [
      { name: 'x86_64/bin/a', from: 5, to: 5 },
      { name: 'x86_64/plugins/gone', from: 2, to: null },
    ],
    bytes: { from: 10, to: 12 },
  });
  expect(diffKits(one, { ...other, vulnerabilities: null }).vulnerabilities).toBeNull();
  expect(diffKits(one, one)).toMatchObject({ vulnerabilities: [], facts: [], modules: [], licences: [], files: [] });
});
