import { createHash } from 'node:crypto';
import { link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../process.ts';
import { readTarGz } from './read-tar.ts';
import { writeTarGz } from './tar.ts';
import { padding, tarHeader } from './tar-header.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vf-read-tar-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const ignore = async () => {};

/** A tar.gz with these names, as somebody who means harm would write it. */
async function craft(...names: string[]): Promise<string> {
  const body = Buffer.from('body');
  const entries = names.flatMap((path) => [
    tarHeader({ path, mode: 0o644, bytes: body.length, epochSeconds: 0 }),
    body,
    padding(body.length),
  ]);
  const path = join(dir, 'crafted.tar.gz');
  await writeFile(path, gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)])));
  return path;
}

test('reads back what was written, over many gzip members', async () => {
  const big = Buffer.alloc(4_000_000, 'tide ');
  const path = join(dir, 'a.tar.gz');
  const long = `${'d/'.repeat(150)}f`;
  const { files } = await writeTarGz(
    path,
    [
      { path: 'b', mode: 0o644, from: Buffer.from('b') },
      { path: 'a/big', mode: 0o755, from: big },
      { path: long, mode: 0o644, from: Buffer.alloc(0) },
    ],
    { epochSeconds: 1 },
  );
  const seen: unknown[] = [];
  await readTarGz(path, async ({ path: name, mode, bytes }, body) => {
    const hash = createHash('sha256');
    for await (const chunk of body) hash.update(chunk);
    seen.push({ path: name, mode: `0${mode.toString(8)}`, bytes, sha256: hash.digest('hex') });
  });
  expect(seen).toEqual(files);
});

test('bodies that nobody reads are skipped', async () => {
  const names: string[] = [];
  const path = join(dir, 'a.tar.gz');
  const sources = ['a', 'b', 'c'].map((name) => ({ path: name, mode: 0o644, from: Buffer.alloc(700_000) }));
  await writeTarGz(path, sources, { epochSeconds: 1 });
  await readTarGz(path, async (entry) => {
    names.push(entry.path);
  });
  expect(names).toEqual(['a', 'b', 'c']);
});

test.each([
  ['absolute', ['/etc/passwd'], 'absolute'],
  ['parent', ['../x'], 'component'],
  ['parent inside', ['a/../../x'], 'component'],
  ['dot', ['./x'], 'component'],
  ['empty component', ['a//x'], 'component'],
  ['backslash', ['a\\..\\x'], 'backslash'],
  ['line end', ['a\nx'], 'control'],
  ['twice', ['a', 'a'], 'twice'],
  ['case clash', ['A', 'a'], 'clashes'],
  ['file and folder', ['a', 'a/b'], 'clashes'],
  ['folder by its slash', ['a/'], 'component'],
])('refuses: %s', async (_name, names, reason) => {
  const reading = readTarGz(await craft(...names), ignore);
  await expect(reading).rejects.toMatchObject({ code: 'kit/archive-unsafe', data: { entry: names.at(-1) } });
  await expect(reading).rejects.toThrow(reason);
});

test.each(['symlink', 'link', 'directory', 'fifo', 'character-device'])(
  'refuses what GNU tar packs: %s',
  async (type) => {
    await mkdir(join(dir, 'in'));
    const made = join(dir, 'in/x');
    await writeFile(join(dir, 'in/a'), 'a');
    if (type === 'symlink') await symlink('/etc/passwd', made);
    if (type === 'link') await link(join(dir, 'in/a'), made);
    if (type === 'directory') await mkdir(made);
    if (type === 'fifo') await run('mkfifo', [made]);
    if (type === 'character-device') await run('cp', ['-a', '/dev/null', made]);
    await run('tar', ['czf', join(dir, 'x.tar.gz'), '-C', join(dir, 'in'), 'a', 'x']);
    const reading = readTarGz(join(dir, 'x.tar.gz'), ignore);
    await expect(reading).rejects.toMatchObject({ code: 'kit/archive-unsafe' });
    await expect(reading).rejects.toThrow(type);
  },
);

test('a pax header cannot smuggle a name past the check', async () => {
  await mkdir(join(dir, 'in'));
  await writeFile(join(dir, 'in/a'), 'a');
  const archive = join(dir, 'x.tar.gz');
  await run('tar', ['czf', archive, '--format=pax', '--pax-option=path:=../evil', '-C', join(dir, 'in'), 'a']);
  await expect(readTarGz(archive, ignore)).rejects.toThrow('component');
});

test.each([
  ['cut in the middle', (whole: Buffer) => whole.subarray(0, whole.length >> 1)],
  [
    'one bit flipped',
    (whole: Buffer) => Buffer.from(whole.map((byte, at) => (at === whole.length - 6 ? byte ^ 1 : byte))),
  ],
  ['not gzip', () => Buffer.from('hello')],
  ['empty', () => Buffer.alloc(0)],
  ['gzip of no tar', () => gzipSync(Buffer.alloc(2048, 'x'))],
  ['tar cut in an entry', () => gzipSync(tarHeader({ path: 'a', mode: 0o644, bytes: 10_000, epochSeconds: 0 }))],
])('refuses: %s', async (_name, damage) => {
  const path = join(dir, 'a.tar.gz');
  await writeTarGz(path, [{ path: 'a', mode: 0o644, from: Buffer.alloc(3_000_000, 'tide') }], { epochSeconds: 1 });
  await writeFile(path, damage(await readFile(path)));
  const consume = readTarGz(path, async (_entry, body) => {
    for await (const _ of body);
  });
  await expect(consume).rejects.toMatchObject({ code: 'kit/archive-unsafe', data: { file: path } });
  await expect(readTarGz(path, ignore)).rejects.toMatchObject({ code: 'kit/archive-unsafe' });
});

test('what visit throws comes out as it is', async () => {
  const path = await craft('a');
  const bug = new TypeError('a bug');
  await expect(readTarGz(path, () => Promise.reject(bug))).rejects.toBe(bug);
});

test('a file that is not there', async () => {
  await expect(readTarGz(join(dir, 'absent'), ignore)).rejects.toMatchObject({ code: 'job/file-missing' });
});

test('cancelled in the middle', async () => {
  const abort = new AbortController();
  const path = join(dir, 'a.tar.gz');
  await writeTarGz(path, [{ path: 'a', mode: 0o644, from: Buffer.alloc(30_000_000) }], { epochSeconds: 1 });
  const reading = readTarGz(
    path,
    async (_entry, body) => {
      for await (const _ of body) abort.abort();
    },
    { signal: abort.signal },
  );
  await expect(reading).rejects.toThrow('abort');
});
