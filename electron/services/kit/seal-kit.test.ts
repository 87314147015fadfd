import { createHash } from 'node:crypto';
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Kit } from '../../shared/kit.ts';
import { run } from '../process.ts';
import { checkFiles } from './check-files.ts';
import { compareTree } from './compare-tree.ts';
import { hashFile } from './hash-file.ts';
import { openKit } from './open-kit.ts';
import { sealKit, type WrittenFile } from './seal-kit.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'vf-seal-'));
  await mkdir(join(base, 'resources/host/voidferry-host.d'), { recursive: true });
  for (const name of ['verify.sh', 'install.sh', 'voidferry-host.d/10-only']) {
    await writeFile(join(base, 'resources/host', name), '#!/bin/sh\nexit 0\n');
  }
});
afterEach(() => rm(base, { recursive: true, force: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const FILES = `0755 1 ${'a'.repeat(64)} bin/app\n`;
const CONTENT: Readonly<Record<string, [WrittenFile['role'], string]>> = {
  'targets/x86_64/app-1.tar.gz': ['release', 'archive'],
  'targets/x86_64/FILES': ['release-list', FILES],
  'targets/x86_64/voidferry-probe': ['probe', 'probe'],
};
const KIT: Omit<Kit, 'files'> = {
  schema: 'voidferry.kit/5',
  name: 'app',
  version: '1',
  serial: 7,
  audience: 'any',
  project: { module: 'example.org/app', revision: 'abc', dirty: false, workspace: [] },
  go: { version: 'go1.26.3', sourceDateEpoch: 1 },
  service: {
    exec: 'bin/app',
    args: [],
    env: {},
    libraryPaths: [],
    configs: [],
    rollbackSafe: true,
    user: '_app',
    health: { kind: 'none', address: '', settleSeconds: 1, timeoutSeconds: 5, maxLatencyMs: 1, maxErrorPermille: 0 },
  },
  targets: [
    {
      target: 'x86_64',
      archive: 'targets/x86_64/app-1.tar.gz',
      files: 'targets/x86_64/FILES',
      probe: 'targets/x86_64/voidferry-probe',
      releaseDigest: sha256(FILES),
      unpackedBytes: 1,
      goarch: 'amd64',
      goSettings: {},
      artefacts: [],
      cCompiler: null,
    },
  ],
  carried: [],
  plugins: [],
  modules: null,
};

async function writeContent(dir: string): Promise<WrittenFile[]> {
  await mkdir(join(dir, 'targets/x86_64'), { recursive: true });
  return Promise.all(
    Object.entries(CONTENT).map(async ([path, [role, text]]) => {
      await writeFile(join(dir, path), text);
      return { path, role, sha256: sha256(text), bytes: text.length };
    }),
  );
}

async function sealed(name = 'kit', kit = KIT): Promise<string> {
  const dir = join(base, name);
  await sealKit(dir, kit, await writeContent(dir), join(base, 'resources'));
  return dir;
}

/** Writes a file of the kit anew and mends its line in SHA256SUMS, as somebody who rebuilds the list would. */
async function replace(dir: string, path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(join(dir, path), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(join(dir, path), after);
  const sums = await readFile(join(dir, 'SHA256SUMS'), 'utf8');
  await writeFile(join(dir, 'SHA256SUMS'), sums.replace(sha256(before), sha256(after)));
}

test('seals what opens, and sha256sum agrees', async () => {
  const dir = join(base, 'kit');
  const result = await sealKit(dir, KIT, await writeContent(dir), join(base, 'resources'));
  const open = await openKit(dir);
  expect(result).toEqual({
    digest: (await hashFile(join(dir, 'SHA256SUMS'))).sha256,
    files: open.sums.length,
    bytes: open.bytes,
  });
  expect(open.sums.map((sum) => sum.path)).toEqual([
    'KIT.json',
    'README.txt',
    'install.sh',
    'kit.env',
    'targets/x86_64/FILES',
    'targets/x86_64/app-1.tar.gz',
    'targets/x86_64/voidferry-probe',
    'verify.sh',
    'voidferry-host',
  ]);
  expect(open.kit.service).toEqual(KIT.service);
  expect(await compareTree(open)).toEqual({ extra: [], missing: [], irregular: [] });
  let counted = 0;
  const onBytes = (bytes: number) => {
    counted += bytes;
  };
  expect(await checkFiles(open, { onBytes })).toEqual({ files: 9, bytes: open.bytes });
  expect(counted).toBe(open.bytes);
  await run('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: dir });
});

test('equal inputs give an equal digest, in another place and in another order', async () => {
  const first = await openKit(await sealed('one'));
  const dir = join(base, 'two');
  const again = await sealKit(dir, KIT, (await writeContent(dir)).reverse(), join(base, 'resources'));
  expect(again.digest).toBe(first.digest);
  const other = await openKit(await sealed('three', { ...KIT, serial: 8 }));
  expect(other.digest).not.toBe(first.digest);
});

test('sealing says no to what the kit would not survive', async () => {
  const dir = join(base, 'kit');
  const written = await writeContent(dir);
  const resources = join(base, 'resources');
  const named = (path: string): WrittenFile[] => [...written, { path, sha256: sha256(''), bytes: 0, role: 'source' }];
  await expect(sealKit(dir, KIT, named('../x'), resources)).rejects.toMatchObject({ code: 'kit/name-invalid' });
  await expect(sealKit(dir, KIT, named('targets/X86_64/a'), resources)).rejects.toMatchObject({
    code: 'kit/name-invalid',
  });
  await expect(sealKit(dir, KIT, named('readme.TXT'), resources)).rejects.toMatchObject({ code: 'kit/name-invalid' });
  await expect(sealKit(dir, KIT, named('source/a'), resources)).rejects.toMatchObject({ code: 'kit/incomplete' });
  await expect(sealKit(dir, KIT, named('attestations/x-1.json'), resources)).rejects.toMatchObject({
    code: 'kit/malformed',
  });
  await expect(sealKit(dir, KIT, written.slice(1), resources)).rejects.toMatchObject({ code: 'kit/malformed' });
  await expect(sealKit(dir, { ...KIT, version: '1.' }, written, resources)).rejects.toMatchObject({
    code: 'kit/name-invalid',
  });
  await writeFile(join(dir, 'left-over'), '');
  await expect(sealKit(dir, KIT, written, resources)).rejects.toMatchObject({ code: 'kit/extra-files' });
  await rm(join(base, 'resources/host/install.sh'));
  await expect(sealKit(dir, KIT, written, resources)).rejects.toMatchObject({ code: 'job/file-missing' });
});

test.each(['SHA256SUMS', 'KIT.json', 'kit.env'])(
  'without %s, or with a link in its place, it is no kit',
  async (name) => {
    const dir = await sealed();
    await rename(join(dir, name), join(base, 'moved'));
    await expect(openKit(dir)).rejects.toMatchObject({ code: 'kit/not-a-kit' });
    await symlink(join(base, 'moved'), join(dir, name));
    await expect(openKit(dir)).rejects.toThrow('is a link');
    await rm(join(dir, name));
    await run('mkfifo', [join(dir, name)]);
    await expect(openKit(dir)).rejects.toThrow('no regular file');
  },
);

test('what is no folder, or not there, is no kit', async () => {
  await expect(openKit(join(base, 'absent'))).rejects.toMatchObject({ code: 'kit/not-a-kit' });
  await expect(openKit(join(base, 'resources/host/verify.sh'))).rejects.toMatchObject({ code: 'kit/not-a-kit' });
});

test('a list too large for memory is not read', async () => {
  const dir = await sealed();
  await truncate(join(dir, 'SHA256SUMS'), 2 ** 40);
  await expect(openKit(dir)).rejects.toThrow('too large');
});

test.each(['KIT.json', 'kit.env'])('%s must be what SHA256SUMS says', async (name) => {
  const dir = await sealed();
  await appendFile(join(dir, name), '\n');
  await expect(openKit(dir)).rejects.toMatchObject({ code: 'kit/checksum-mismatch', data: { files: [name] } });
});

const twice = (text: string) => text.replace('  "name": "app",', '  "name": "other",\n  "name": "app",');
test.each([
  ['kit.env that says something else', 'kit.env', (text: string) => text.replace('SERIAL=7', 'SERIAL=9')],
  ['kit.env with a line more', 'kit.env', (text: string) => `${text}EXTRA=1\n`],
  ['KIT.json that is no JSON', 'KIT.json', () => '{'],
  ['KIT.json with an unknown key', 'KIT.json', (text: string) => text.replace('"name"', '"more": 1,\n  "name"')],
  ['KIT.json with a key twice', 'KIT.json', twice],
  ['KIT.json spelled otherwise', 'KIT.json', (text: string) => text.replace('"serial": 7', '"serial":  7')],
  [
    'KIT.json that lists a file more',
    'KIT.json',
    (text: string) => text.replace('"path": "README.txt"', '"path": "READYOU.txt"'),
  ],
  ['FILES with another digest', 'targets/x86_64/FILES', (text: string) => text.replace('0755', '0644')],
])('lists that contradict each other do not open: %s', async (_name, path, change) => {
  const dir = await sealed();
  await replace(dir, path, change);
  await expect(openKit(dir)).rejects.toMatchObject({ code: 'kit/malformed' });
});

test('SHA256SUMS is read as strictly as it is written', async () => {
  const dir = await sealed();
  const sums = await readFile(join(dir, 'SHA256SUMS'), 'utf8');
  await writeFile(join(dir, 'SHA256SUMS'), sums.replaceAll('\n', '\r\n'));
  await expect(openKit(dir)).rejects.toMatchObject({ code: 'kit/malformed', data: { line: 1, file: 'SHA256SUMS' } });
});

test('every stranger in the tree is found, and nothing that the format allows', async () => {
  const dir = await sealed();
  await mkdir(join(dir, 'attestations/deep'), { recursive: true });
  await writeFile(join(dir, 'SHA256SUMS.sig'), '');
  await writeFile(join(dir, 'SHA256SUMS.0123abcd.sig'), '');
  await writeFile(join(dir, 'attestations/sumdb.tar'), '');
  await writeFile(join(dir, 'attestations/rehearsal-1.json'), '');
  expect(await compareTree(await openKit(dir))).toEqual({ extra: [], missing: [], irregular: [] });

  await writeFile(join(dir, '.hidden'), '');
  await writeFile(join(dir, 'a\nb'), '');
  await writeFile(join(dir, 'attestations/run.sh'), '');
  await writeFile(join(dir, 'attestations/deep/rehearsal-1.json'), '');
  await writeFile(join(dir, 'targets/x86_64/plugin.so'), '');
  await symlink('sumdb.tar', join(dir, 'attestations/rehearsal-2.json'));
  await symlink('.', join(dir, 'loop'));
  await run('mkfifo', [join(dir, 'pipe')]);
  await rm(join(dir, 'README.txt'));
  await rm(join(dir, 'install.sh'));
  await symlink('verify.sh', join(dir, 'install.sh'));
  const open = await openKit(dir);
  expect(await compareTree(open)).toEqual({
    extra: ['.hidden', 'a\nb', 'attestations/deep/rehearsal-1.json', 'attestations/run.sh', 'targets/x86_64/plugin.so'],
    missing: ['README.txt'],
    irregular: ['attestations/rehearsal-2.json', 'install.sh', 'loop', 'pipe'],
  });
  await expect(checkFiles(open)).rejects.toMatchObject({ code: 'kit/extra-files', data: { count: 9 } });
});

test('one changed byte anywhere is found by name', async () => {
  const dir = await sealed();
  for (const path of ['targets/x86_64/app-1.tar.gz', 'verify.sh', 'README.txt']) {
    const copy = join(base, `copy-${path.replaceAll('/', '-')}`);
    await cp(dir, copy, { recursive: true });
    const bytes = await readFile(join(copy, path));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(join(copy, path), bytes);
    await expect(checkFiles(await openKit(copy))).rejects.toMatchObject({
      code: 'kit/checksum-mismatch',
      data: { count: 1, files: [path] },
    });
  }
  await rm(join(dir, 'verify.sh'));
  await expect(checkFiles(await openKit(dir))).rejects.toMatchObject({
    code: 'kit/incomplete',
    data: { files: ['verify.sh'] },
  });
});

test('a folder that cannot be read is an error, not an empty folder', async (context) => {
  if (process.getuid?.() === 0) return context.skip('root reads every folder');
  const dir = await sealed();
  const open = await openKit(dir);
  await mkdir(join(dir, 'closed'), { mode: 0o000 });
  await expect(compareTree(open)).rejects.toMatchObject({ code: 'job/not-permitted' });
  await chmod(join(dir, 'closed'), 0o700);
});

test('a byte that is no UTF-8 does not pass for the character that stands for it', async () => {
  const args = ['\ufffd'];
  const dir = await sealed('kit', { ...KIT, service: { ...KIT.service, args } });
  for (const name of ['KIT.json', 'kit.env']) {
    const path = join(dir, name);
    const whole = await readFile(path);
    const at = whole.indexOf('\ufffd');
    const changed = Buffer.concat([whole.subarray(0, at), Buffer.from([0xff]), whole.subarray(at + 3)]);
    const sums = await readFile(join(dir, 'SHA256SUMS'), 'utf8');
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    await writeFile(path, changed);
    await writeFile(join(dir, 'SHA256SUMS'), sums.replace(hash(whole), hash(changed)));
    await expect(openKit(dir)).rejects.toMatchObject({ code: 'kit/malformed', data: { file: name } });
    await writeFile(path, whole);
    await writeFile(join(dir, 'SHA256SUMS'), sums);
  }
});
