import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffKitDirs } from '../../electron/jobs/diff-kits.ts';
import { kitVulnerabilities } from '../../electron/jobs/kit-vulnerabilities.ts';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { showKit } from '../../electron/jobs/show-kit.ts';
import { importVulndb, vulndbFacts } from '../../electron/jobs/vulndb.ts';
import { failureOf } from '../kit/failure-of.ts';
import { jobContext } from '../kit/job-context.ts';
import { smallService } from '../kit/small-service.ts';
import { type KnownFlaw, makeVulndb, zipFolder } from './make-vulndb.ts';
import { inOwnDir } from './own-dir.ts';
import { goProblem, inputFor, voidferry } from './projects.ts';

const problem = await goProblem();
const { signal } = new AbortController();
const TODAY = new Date().toISOString();
let dir = '';
inOwnDir(problem, (made) => {
  dir = made;
});

const FLAWS: readonly KnownFlaw[] = [
  { id: 'GO-2026-0001', module: 'github.com/oklog/run', fixed: '1.1.1' },
  { id: 'GO-2026-0002', module: 'stdlib', fixed: '1.0.0' },
  { id: 'GO-2026-0003', module: 'example.org/elsewhere', fixed: null },
];

async function build(name: string, more: { dataDir: string; gate?: boolean; projectFile?: string }) {
  const { dataDir, gate = false, projectFile = '' } = more;
  const project = await smallService(join(dir, `${name}-source`), '');
  await writeFile(join(project, 'voidferry.yaml'), projectFile);
  const context = jobContext();
  const input = inputFor(project, {
    targets: ['x86_64'],
    version: '1',
    output: join(dir, name),
    dataDir,
    vulnerabilities: { gate },
  });
  return { context, ...(await prepareKit(input, context)) };
}

test('a folder and a zip of it are imported alike, dated; one with a hole is refused, and the copy stays as it was', async () => {
  const [folder, zip, dataDir] = [join(dir, 'db'), join(dir, 'db.zip'), join(dir, 'import')];
  await makeVulndb(folder, '2026-01-02T03:04:05Z', FLAWS);
  await zipFolder(folder, zip);
  expect(await vulndbFacts(dataDir)).toBeNull();
  const imported = await importVulndb(zip, dataDir, signal);
  expect(imported).toMatchObject({ modified: '2026-01-02T03:04:05Z', entries: 3 });
  const { importedAt: _first, from: _zip, ...fromZip } = imported;
  expect(await importVulndb(folder, dataDir, signal)).toMatchObject(fromZip);

  await rm(join(folder, 'ID/GO-2026-0003.json'));
  const hole = await failureOf(importVulndb(folder, dataDir, signal));
  expect(hole.toData()).toMatchObject({
    code: 'go/vulndb-unreadable',
    data: { problem: 'ID/GO-2026-0003.json is missing' },
  });
  const whole = await readFile(zip);
  await writeFile(zip, whole.subarray(0, whole.length - 100));
  expect((await failureOf(importVulndb(zip, dataDir, signal))).code).toBe('go/vulndb-unreadable');
  await writeFile(join(folder, 'ID/GO-2026-0003.json'), '<html>');
  expect((await failureOf(importVulndb(folder, dataDir, signal))).code).toBe('go/vulndb-unreadable');
  await writeFile(join(folder, 'ID/GO-2026-0003.json'), await readFile(join(folder, 'ID/GO-2026-0002.json')));
  expect((await failureOf(importVulndb(folder, dataDir, signal))).toData().data).toMatchObject({
    problem: 'ID/GO-2026-0003.json is about GO-2026-0002',
  });
  expect((await failureOf(importVulndb(join(dir, 'nowhere'), dataDir, signal))).code).toBe('job/file-missing');
  expect(await vulndbFacts(dataDir)).toMatchObject(fromZip);
  expect(await readdir(dataDir)).toEqual(['vulndb.json']);
});

test('what is known stands beside the kit and not in its digest, is shown, and is said with its age; no database is said too', async () => {
  const dataDir = join(dir, 'data-told/voidferry');
  const without = await build('without', { dataDir });
  expect(without.context.notes).toContain('prepare.vulnerabilities-unchecked');
  expect((await showKit(without.kitDir)).vulnerabilities).toBeNull();

  await importVulndb(await makeVulndb(join(dir, 'db-told'), '2026-01-01T00:00:00Z', FLAWS), dataDir, signal);
  const told = await build('told-kit', { dataDir });
  expect(told.digest).toBe(without.digest);
  expect(told.context.notes).toContain('prepare.vulnerable');
  expect(told.context.evidence.find(({ claim }) => claim === 'go.vulnerabilities-checked')?.figures).toMatchObject({
    found: 1,
    accepted: 0,
    modified: '2026-01-01T00:00:00Z',
  });
  const { vulnerabilities } = await showKit(told.kitDir);
  expect(vulnerabilities?.found).toMatchObject([
    {
      id: 'GO-2026-0001',
      module: 'github.com/oklog/run',
      version: 'v1.1.0',
      fixed: '1.1.1',
      files: ['x86_64/bin/app'],
    },
  ]);
  // The bills of materials in the kit lead to the same, whatever database comes later.
  expect(await kitVulnerabilities(told.kitDir, dataDir)).toEqual(vulnerabilities);
  const shown = await voidferry(['kit', 'vulnerabilities', told.kitDir], { dataDir: join(dir, 'data-told') });
  expect(shown.stdout).toContain('GO-2026-0001 CVE-2026-0001; github.com/oklog/run v1.1.0; fixed in 1.1.1');
  const elsewhere = await voidferry(['kit', 'vulnerabilities', told.kitDir], { dataDir: join(dir, 'data-none') });
  expect([elsewhere.code, elsewhere.stderr]).toEqual([69, expect.stringContaining('[go/vulndb-missing]')]);
  expect((await diffKitDirs(without.kitDir, told.kitDir, dataDir)).vulnerabilities).toEqual([]);
  expect((await diffKitDirs(without.kitDir, told.kitDir, join(dir, 'none'))).vulnerabilities).toBeNull();
});

test('a gate stops what nobody accepted, what cannot be looked up, and what was looked up in a database that is too old', async () => {
  const dataDir = join(dir, 'data-gated');
  expect((await failureOf(build('gated', { dataDir, gate: true }))).code).toBe('go/vulndb-missing');
  await importVulndb(await makeVulndb(join(dir, 'db-gate'), '2026-01-01T00:00:00Z', FLAWS), dataDir, signal);
  const failure = await failureOf(build('gated', { dataDir, gate: true }));
  expect([failure.code, failure.exitCode]).toEqual(['go/vulnerable', 65]);
  expect(failure.toData().data).toMatchObject({
    vulnerabilities: ['GO-2026-0001 github.com/oklog/run v1.1.0 → 1.1.1'],
  });
  const byFile = 'vulnerabilities: { gate: true, maxAgeDays: 7 }\n';
  expect((await failureOf(build('gated', { dataDir, projectFile: byFile }))).code).toBe('go/vulndb-old');
  expect((await readdir(dir)).filter((name) => name === 'gated' || name.startsWith('.voidferry'))).toEqual([]);

  await importVulndb(await makeVulndb(join(dir, 'db-new'), TODAY, FLAWS), dataDir, signal);
  const accepted = 'vulnerabilities: { gate: true, maxAgeDays: 7, accept: { CVE-2026-0001: not reachable here } }\n';
  const { kitDir } = await build('gated', { dataDir, projectFile: accepted });
  expect((await showKit(kitDir)).vulnerabilities?.found[0]?.accepted).toBe('not reachable here');
});
