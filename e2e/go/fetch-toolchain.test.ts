import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tilePlace } from '../../electron/core/go/sumdb/tiles.ts';
import { recordHash, rootsOf, rootWith, type TreeReader } from '../../electron/core/go/sumdb/tree.ts';
import { platformOfMachine } from '../../electron/core/go/targets.ts';
import { fetchToolchain, obtainToolchain, packToolchain } from '../../electron/jobs/fetch-toolchain.ts';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { rebuildKit } from '../../electron/jobs/rebuild-kit.ts';
import { detectToolchains, toolchainPlaces } from '../../electron/services/go/detect-toolchains.ts';
import { openKit } from '../../electron/services/kit/open-kit.ts';
import { run } from '../../electron/services/process.ts';
import { failureOf } from '../kit/failure-of.ts';
import { jobContext } from '../kit/job-context.ts';
import { zipFolder } from './make-vulndb.ts';
import { inputFor, makeDir, resourcesDir, tinyProject, writeFiles } from './projects.ts';
import { databaseFiles, leafHash, noteKey, serveFiles, treeHash } from './test-sumdb.ts';

const VERSION = '1.99.3';
const PLATFORM = platformOfMachine(arch);
const nameOf = (version: string) => `go${version}.${PLATFORM.replace('/', '-')}`;
const moduleOf = (version: string) => `golang.org/toolchain@v0.0.1-${nameOf(version)}`;
const zipOf = (version: string) => `golang.org/toolchain/@v/v0.0.1-${nameOf(version)}.zip`;
const [NAME, MODULE, ZIP] = [nameOf(VERSION), moduleOf(VERSION), zipOf(VERSION)];
const DB = 'sumdb/sums.example.test';
const RECORDS = 300;

const key = noteKey('sums.example.test');
const files = new Map<string, Buffer>();
let dir = '';
let remove = async () => {};
let proxy: Awaited<ReturnType<typeof serveFiles>>;
let zip: Buffer = Buffer.alloc(0);

beforeEach(async () => {
  ({ dir, remove } = await makeDir());
  files.clear();
  proxy = await serveFiles(files);
  zip = await makeZip('a toolchain');
  files.set(ZIP, zip);
  offer(recordsOf(await sumOf(zip)));
  vi.stubEnv('PATH', '/usr/bin:/bin');
  vi.stubEnv('VOIDFERRY_HOME', join(dir, 'data'));
  vi.stubEnv('GOPROXY', proxy.url);
  vi.stubEnv('GOSUMDB', `${key.verifier} http://127.0.0.1:1`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  proxy.close();
  await remove();
});

/** A zip as of a toolchain's module: no modes, go.mod under another name, `go` a script that says which version it is. */
async function makeZip(marker: string, version = VERSION): Promise<Buffer> {
  const root = join(dir, createHash('sha256').update(marker).digest('hex').slice(0, 8));
  await writeFiles(join(root, moduleOf(version)), {
    'bin/go': `#!/bin/sh\necho "go version go${version} ${PLATFORM}"\n`,
    'pkg/tool/compile': '#!/bin/sh\n',
    VERSION: `go${version}\n`,
    'src/_go.mod': 'module std\n',
    'src/a.txt': marker.repeat(5000),
  });
  await zipFolder(root, `${root}.zip`);
  return await readFile(`${root}.zip`);
}

/** The sum as `go` would write it, of the files that were zipped: https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash. */
async function sumOf(bytes: Buffer): Promise<string> {
  await writeFile(join(dir, 'sum.zip'), bytes);
  const script = `import base64,hashlib,zipfile,sys
z=zipfile.ZipFile(sys.argv[1])
t=''.join(hashlib.sha256(z.read(n)).hexdigest()+'  '+n+'\\n' for n in sorted(z.namelist()))
print('h1:'+base64.b64encode(hashlib.sha256(t.encode()).digest()).decode())`;
  const { stdout } = await run('python3', ['-c', script, join(dir, 'sum.zip')]);
  return stdout.trim();
}

function recordsOf(sum: string, n = RECORDS, version = VERSION): string[] {
  return Array.from({ length: n }, (_, index) =>
    index === 17
      ? `${moduleOf(version).replace('@', ' ')} ${sum}\n${moduleOf(version).replace('@', ' ')}/go.mod h1:x=\n`
      : `example.org/m${index} v1.0.0 h1:${index}=\nexample.org/m${index} v1.0.0/go.mod h1:${index}=\n`,
  );
}

function offer(records: readonly string[], by = key, module = MODULE): void {
  for (const path of [...files.keys()]) if (path.startsWith(DB)) files.delete(path);
  for (const [path, content] of databaseFiles(by, records, 17, module)) files.set(`${DB}/${path}`, content);
}

const fetchIt = (dataDir = join(dir, 'data'), context = jobContext()) =>
  fetchToolchain({ version: VERSION, platform: PLATFORM, dataDir }, context);

/** What lies where toolchains are kept, unfinished downloads too. */
const kept = async () => (await readdir(join(dir, 'data/toolchains')).catch(() => [])).sort();

test('audit paths and consistency proofs of trees of many sizes lead to the roots that RFC 6962 defines, and to no other', async () => {
  const leaves = Array.from({ length: 600 }, (_, index) => leafHash(`record ${index}\n`));
  const reader: TreeReader = {
    sha256: (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest(),
    subtree: async (level, index) => treeHash(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  };
  for (const size of [1, 2, 3, 7, 8, 255, 256, 257, 511, 600]) {
    const root = treeHash(leaves.slice(0, size));
    for (const index of [0, size >> 1, size - 1]) {
      const leaf = recordHash(reader, Buffer.from(`record ${index}\n`));
      expect(await rootWith(reader, size, index, leaf)).toEqual(root);
      expect(await rootWith(reader, size, index, recordHash(reader, Buffer.from('another')))).not.toEqual(root);
    }
    for (const older of [1, 2, 5, 128, 256].filter((n) => n < size)) {
      const olderRoot = treeHash(leaves.slice(0, older));
      expect(await rootsOf(reader, size, older, olderRoot)).toEqual([olderRoot, root]);
      const forged = await rootsOf(reader, size, older, leafHash('forged'));
      expect([...forged]).not.toEqual([leafHash('forged'), root]);
    }
  }
});

// The first as in https://pkg.go.dev/golang.org/x/mod/sumdb/tlog#Tile.Path.
test.each([
  [1_234_067 * 256 + 256, 0, 1_234_067 * 256, 'tile/8/0/x001/x234/067', 8192],
  [300, 0, 299, 'tile/8/0/001.p/44', 44 * 32],
  [300, 8, 0, 'tile/8/1/000.p/1', 32],
  [300, 7, 1, 'tile/8/0/000', 8192],
])('of %i records, the subtree of level %i and number %i lies in %s', (size, level, index, path, bytes) => {
  expect(tilePlace(size, level, index)).toMatchObject({ path, bytes });
});

test('a toolchain is fetched without Go, proven, unpacked so that it works, packed the same everywhere, and found from then on', async () => {
  const context = jobContext();
  const fetched = await fetchIt(join(dir, 'data'), context);
  expect(fetched).toMatchObject({ verified: true, ran: true, goroot: join(dir, 'data/toolchains', NAME) });
  expect((await stat(join(fetched.goroot, 'bin/go'))).mode & 0o777).toBe(0o755);
  expect((await stat(join(fetched.goroot, 'pkg/tool/compile'))).mode & 0o777).toBe(0o755);
  expect(await readFile(join(fetched.goroot, 'src/go.mod'), 'utf8')).toBe('module std\n');
  expect(context.evidence).toMatchObject([
    { claim: 'go.toolchain-proven', figures: { record: 17, treeSize: RECORDS, database: 'sums.example.test' } },
  ]);
  expect(await kept()).toEqual([NAME, `${NAME}.tar.gz`]);
  const { stdout } = await run('tar', ['-tvzf', fetched.archive]);
  expect(stdout).toMatch(/^-rwxr-xr-x .* go\/bin\/go$/m);
  expect(stdout).toMatch(/^-rw-r--r-- .* go\/src\/go\.mod$/m);
  expect((await fetchIt(join(dir, 'elsewhere'))).sha256).toBe(fetched.sha256);
});

test('what was fetched is not fetched again while it has the right sum; one file of it changed, it is', async () => {
  const first = await fetchIt();
  files.delete(ZIP);
  const context = jobContext();
  expect(await fetchIt(join(dir, 'data'), context)).toEqual(first);
  expect(context.evidence).toMatchObject([{ claim: 'go.toolchain-proven', figures: { record: 17 } }]);
  await writeFile(join(first.goroot, 'src/a.txt'), 'changed');
  expect((await failureOf(fetchIt())).code).toBe('go/toolchain-unknown');
  files.set(ZIP, zip);
  expect(await fetchIt()).toEqual(first);
  expect(await readFile(join(first.goroot, 'src/a.txt'), 'utf8')).toMatch(/^a toolchain/);
});

test('a file that changes between the proof and the packing: no archive', async () => {
  const wish = { version: VERSION, platform: PLATFORM, dataDir: join(dir, 'data') };
  const obtained = await obtainToolchain(wish, jobContext());
  const archive = join(dir, 'packed.tar.gz');
  expect((await packToolchain(obtained, archive, {})).sum).toBe(await sumOf(zip));
  await rm(archive);
  await writeFile(join(obtained.goroot, 'src/go.mod'), 'module other\n');
  const failure = await failureOf(packToolchain(obtained, archive, {}));
  expect([failure.code, failure.exitCode]).toEqual(['go/toolchain-mismatch', 65]);
  await expect(stat(archive)).rejects.toThrow('ENOENT');
});

test('a kit that is asked to holds the toolchain it was built with, proven; whoever builds it again needs it too', async (context) => {
  const [go] = (await detectToolchains(toolchainPlaces(), AbortSignal.timeout(60_000))).found;
  if (go === undefined) return context.skip('no Go toolchain on this machine');
  const travelling = await makeZip('one that travels', go.version);
  files.set(zipOf(go.version), travelling);
  offer(recordsOf(await sumOf(travelling), RECORDS, go.version), key, moduleOf(go.version));

  const project = await tinyProject(join(dir, 'tiny'), { 'voidferry.yaml': 'include: { toolchain: true }\n' });
  const dataDir = join(dir, 'data');
  const told: unknown[] = [];
  const job = { ...jobContext(), about: (facts: unknown) => told.push(facts) };
  const input = inputFor(project, { version: '1', output: join(dir, 'kit'), goroot: go.goroot, dataDir });
  const { kitDir } = await prepareKit(input, job);
  expect(told).toContainEqual({ toolchain: nameOf(go.version), verified: 'sums.example.test' });
  expect(job.evidence.map(({ claim }) => claim)).toContain('go.toolchain-proven');
  const archive = `toolchain/${nameOf(go.version)}.tar.gz`;
  const { kit } = await openKit(kitDir);
  expect(kit.files).toContainEqual(expect.objectContaining({ path: archive, role: 'toolchain' }));
  const { stdout } = await run('tar', ['-xOzf', join(kitDir, archive), 'go/src/a.txt']);
  expect(stdout).toMatch(/^one that travels/);

  files.clear();
  const again = { kitDir, projectDir: project, resourcesDir };
  await rebuildKit({ ...again, dataDir }, jobContext());
  const elsewhere = await failureOf(rebuildKit({ ...again, dataDir: join(dir, 'elsewhere') }, jobContext()));
  expect(elsewhere.toData()).toMatchObject({
    code: 'kit/rebuild-impossible',
    data: { reason: `${nameOf(go.version)} was not fetched here` },
  });
});

test('a zip with other content than the one that is vouched for leaves nothing', async () => {
  files.set(ZIP, await makeZip('another one'));
  const failure = await failureOf(fetchIt());
  expect([failure.code, failure.exitCode]).toEqual(['go/toolchain-mismatch', 65]);
  expect(failure.toData().data['problem']).toMatch(/^h1:.* instead of h1:/);
  expect(await kept()).toEqual([]);
});

test('a proxy that answers HTML, for the zip or for the record, is not believed', async () => {
  files.set(ZIP, Buffer.from('<html>Please log in</html>'));
  expect((await failureOf(fetchIt())).code).toBe('go/toolchain-mismatch');
  expect(await kept()).toEqual([]);
  files.set(`${DB}/lookup/${MODULE}`, Buffer.from('<html>Please log in</html>'));
  expect((await failureOf(fetchIt())).code).toBe('go/sumdb-untrusted');
});

const LIES: readonly [string, () => void][] = [
  ['a tile with one other bit', () => flip(`${DB}/tile/8/0/000`)],
  ['the last tile with one other bit', () => flip(`${DB}/tile/8/0/001.p/44`)],
  ['a tile that is cut short', () => files.set(`${DB}/tile/8/0/000`, Buffer.alloc(64))],
  ['a tile that is missing', () => files.delete(`${DB}/tile/8/0/000`)],
  ['another record', () => replaceIn(`${DB}/lookup/${MODULE}`, 'h1:x=', 'h1:y=')],
  [
    'no entry for the module',
    () => replaceIn(`${DB}/lookup/${MODULE}`, /golang\.org\/toolchain /g, 'golang.org/other '),
  ],
  ['a tree head with another size', () => replaceIn(`${DB}/lookup/${MODULE}`, 'tree\n300\n', 'tree\n301\n')],
  ['a tree head that another key signed', () => offer(recordsOf('h1:x='), noteKey('sums.example.test'))],
  ['a record beyond the tree', () => replaceIn(`${DB}/lookup/${MODULE}`, /^17\n/, '300\n')],
];
function flip(path: string): void {
  const bytes = Buffer.from(files.get(path) ?? []);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  files.set(path, bytes);
}
function replaceIn(path: string, from: string | RegExp, to: string): void {
  const text = files.get(path)?.toString('utf8') ?? '';
  expect(text.replace(from, to)).not.toBe(text);
  files.set(path, Buffer.from(text.replace(from, to)));
}

test.each(LIES)('a checksum database that lies is caught before anything is fetched: %s', async (_, lie) => {
  lie();
  const failure = await failureOf(fetchIt());
  expect([failure.code, failure.exitCode]).toEqual(['go/sumdb-untrusted', 65]);
  expect(proxy.state.asked).not.toContain(ZIP);
  expect(await readdir(join(dir, 'data')).catch(() => [])).toEqual([]);
});

test('a record that is in the tree and says nothing about the toolchain vouches for nothing', async () => {
  offer(recordsOf('h1:x=').map((record) => record.replaceAll('golang.org/toolchain ', 'golang.org/other ')));
  expect((await failureOf(fetchIt())).toData()).toMatchObject({
    code: 'go/sumdb-untrusted',
    data: { problem: 'the record is about another module' },
  });
});

test('a tree that grew is the same one; a signed tree with another history is not, and what was kept stays', async () => {
  const sum = await sumOf(zip);
  await fetchIt();
  offer(recordsOf(sum, RECORDS + 333));
  await fetchIt();
  const latest = join(dir, 'data/sumdb/sums.example.test/latest');
  const before = await readFile(latest, 'utf8');
  expect(before).toContain(`tree\n${RECORDS + 333}\n`);
  // An older head of the same tree takes nothing back.
  offer(recordsOf(sum, RECORDS));
  for (const [path, content] of databaseFiles(key, recordsOf(sum, RECORDS + 333), 17, MODULE)) {
    if (path.startsWith('tile')) files.set(`${DB}/${path}`, content);
  }
  await fetchIt();
  expect(await readFile(latest, 'utf8')).toBe(before);
  for (const size of [RECORDS + 333, RECORDS + 500]) {
    offer(recordsOf(sum, size).map((record, index) => (index === 3 ? record.replace('h1:3=', 'h1:forged=') : record)));
    const failure = await failureOf(fetchIt());
    expect([failure.code, failure.toData().data['kept']]).toEqual(['go/sumdb-forked', before]);
  }
  expect(await readFile(latest, 'utf8')).toBe(before);
});

test('a connection that breaks in the middle is taken up again; one that never gets through is an error, and is gone on from', async () => {
  proxy.state.cutAt = Math.ceil(zip.length / 3);
  await fetchIt();
  expect(proxy.state.ranges.length).toBeGreaterThanOrEqual(2);

  proxy.state.cutAt = 100;
  const elsewhere = join(dir, 'elsewhere');
  const failure = await failureOf(fetchIt(elsewhere));
  expect([failure.code, failure.exitCode]).toEqual(['go/proxy-failed', 69]);
  const part = join(elsewhere, 'toolchains', `.${NAME}.zip.part`);
  expect((await stat(part)).size).toBe(400);
  proxy.state.cutAt = null;
  await fetchIt(elsewhere);
  expect(proxy.state.ranges.at(-1)).toBe(`${ZIP} 400`);
});

test('proxies of a list are asked as go asks them; none that has it, and a list without one, are errors', async () => {
  let number = 0;
  const fetchAnew = () => fetchIt(join(dir, `data${number++}`));
  const broken = await serveFiles(new Map());
  try {
    vi.stubEnv('GOPROXY', `${broken.url},${proxy.url}`);
    await fetchAnew();
    broken.state.status = 500;
    expect((await failureOf(fetchAnew())).code).toBe('go/proxy-failed');
    vi.stubEnv('GOPROXY', `${broken.url}|${proxy.url}`);
    await fetchAnew();
    vi.stubEnv('GOPROXY', `${proxy.url},off`);
    files.delete(ZIP);
    expect((await failureOf(fetchAnew())).code).toBe('go/toolchain-unknown');
    for (const list of ['off', 'direct']) {
      vi.stubEnv('GOPROXY', list);
      expect((await failureOf(fetchAnew())).code).toBe('go/proxy-unknown');
    }
  } finally {
    broken.close();
  }
});

test('without a checksum database it is allowed, and said; a setting that names none is refused', async () => {
  vi.stubEnv('GOSUMDB', 'off');
  const context = jobContext();
  expect(await fetchIt(join(dir, 'data'), context)).toMatchObject({ verified: false });
  expect(context.notes).toContain('toolchain.unverified');
  expect(context.evidence).toEqual([]);
  vi.stubEnv('GOSUMDB', '+++');
  expect((await failureOf(fetchIt())).code).toBe('go/sumdb-unknown');
});

test('a disk that is full in the middle: a coded error, and no toolchain', async (context) => {
  const small = join(dir, 'data');
  await run('mkdir', ['-p', small]);
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'tmpfs', small]).catch(() => null);
  if (mounted === null) context.skip('mounting is not permitted here');
  try {
    const failure = await failureOf(fetchIt());
    expect([failure.code, failure.exitCode]).toEqual(['job/no-space', 28]);
    expect((await kept()).filter((name) => !name.endsWith('.part'))).toEqual([]);
  } finally {
    await run('umount', [small]);
  }
});
