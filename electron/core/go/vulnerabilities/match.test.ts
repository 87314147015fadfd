import { expect, test } from 'vitest';
import { osvEntrySchema, type Vulndb } from '../../../shared/vulnerabilities.ts';
import { matchVulnerabilities } from './match.ts';
import { isAffected } from './ranges.ts';
import { usedModules } from './used-modules.ts';

const semver = (...events: { introduced?: string; fixed?: string }[]) => ({ type: 'SEMVER', events });

test('a version lies in a range from what introduced it up to, not including, what fixed it', () => {
  const ranges = [semver({ introduced: '1.2.0' }, { fixed: '1.2.5' }, { introduced: '1.3.0' }, { fixed: '1.3.1' })];
  const affected = (version: string) => isAffected(ranges, version);
  expect(['v1.1.9', 'v1.2.5', 'v1.2.9', 'v1.3.1', 'v2.0.0'].filter(affected)).toEqual([]);
  expect(['v1.2.0', 'v1.2.4', 'v1.2.5-rc.1', 'v1.3.0', 'v1.2.1+incompatible'].filter(affected)).toHaveLength(5);
});

test('pseudo-versions are before the release they lead to', () => {
  const ranges = [semver({ introduced: '0' }, { fixed: '0.0.0-20240102000000-bbbbbbbbbbbb' })];
  expect(isAffected(ranges, 'v0.0.0-20240101000000-aaaaaaaaaaaa')).toBe(true);
  expect(isAffected(ranges, 'v0.0.0-20240103000000-aaaaaaaaaaaa')).toBe(false);
});

test('events in any order; without a fix, without a range, with a fix that cannot be read: affected', () => {
  expect(isAffected([semver({ fixed: '1.2.5' }, { introduced: '0' })], 'v1.2.5')).toBe(false);
  expect(isAffected([semver({ introduced: '0' })], 'v9.9.9')).toBe(true);
  expect(isAffected([], 'v9.9.9')).toBe(true);
  expect(isAffected([{ type: 'GIT', events: [{ introduced: 'abc' }] }], 'v1.0.0')).toBe(true);
  expect(isAffected([semver({ introduced: '0' }, { fixed: 'soon' })], 'v1.0.0')).toBe(true);
});

const entry = (id: string, name: string, more: object = {}) =>
  osvEntrySchema.parse({
    id,
    aliases: [`CVE-${id}`],
    summary: 'bad\nthing',
    affected: [{ package: { name }, ranges: [semver({ introduced: '0' }, { fixed: '1.26.4' })] }],
    ...more,
  });
const vulndb: Vulndb = {
  schema: 'voidferry.vulndb/1',
  modified: '2026-11-01T00:00:00Z',
  importedAt: '2026-11-02T00:00:00Z',
  from: '/vulndb',
  entries: [
    entry('GO-1', 'example.org/a'),
    entry('GO-2', 'stdlib'),
    entry('GO-3', 'toolchain'),
    entry('GO-4', 'example.org/a', { withdrawn: '2026-10-01T00:00:00Z' }),
    entry('GO-5', 'example.org/elsewhere'),
  ],
};

test('modules, standard library and toolchain are looked up; what has no version is named; what is withdrawn is not', () => {
  const modules = usedModules(
    [
      { file: 'x86_64/bin/a', path: 'example.org/a', version: 'v1.0.0' },
      { file: 'aarch64/bin/a', path: 'example.org/a', version: 'v1.0.0' },
      { file: 'x86_64/bin/a', path: './local', version: '' },
    ],
    '1.26rc1',
  );
  const report = matchVulnerabilities(vulndb, modules, { 'CVE-GO-2': 'it is not reachable' });
  expect(report).toMatchObject({
    database: { modified: '2026-11-01T00:00:00Z', entries: 5 },
    modules: 3,
    unchecked: ['./local'],
  });
  expect(report.found.map(({ id, module, version, accepted }) => [id, module, version, accepted])).toEqual([
    ['GO-1', 'example.org/a', 'v1.0.0', null],
    ['GO-2', 'stdlib', '1.26.0-rc.1', 'it is not reachable'],
    ['GO-3', 'toolchain', '1.26.0-rc.1', null],
  ]);
  expect(report.found[0]).toMatchObject({
    fixed: '1.26.4',
    summary: 'bad thing',
    files: ['x86_64/bin/a', 'aarch64/bin/a'],
  });
  expect(report.found[2]?.files).toEqual([]);
});
