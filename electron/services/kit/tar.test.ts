import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../process.ts';
import { hashFile } from './hash-file.ts';
import { writeTar, writeTarGz } from './tar.ts';
import { tarHeader } from './tar-header.ts';

const EPOCH = 1_700_000_000;
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vf-tar-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Bytes that compress badly but not at all the same way everywhere; equal in every run. */
function noise(length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let i = 0; i * 32 < length; i++)
    blocks.push(
      createHash('sha256')
        .update(`noise ${i >> 1}`)
        .digest(),
    );
  return Buffer.concat(blocks).subarray(0, length);
}

const LONG = `${'directory/'.repeat(30)}${'n'.repeat(120)}.go`;
const SPLIT = `${'d'.repeat(90)}/${'e'.repeat(60)}/${'n'.repeat(90)}`;

async function makeArchive(name: string) {
  await writeFile(join(dir, 'big'), noise(5_500_000));
  const sources = [
    { path: 'z/last', mode: 0o644, from: Buffer.from('last\n') },
    { path: 'bin/app', mode: 0o755, from: join(dir, 'big') },
    { path: 'empty', mode: 0o644, from: new Uint8Array(0) },
    { path: LONG, mode: 0o644, from: Buffer.from('long') },
    { path: SPLIT, mode: 0o644, from: Buffer.from('split') },
    { path: 'exact', mode: 0o644, from: Buffer.alloc(512, 'x') },
  ];
  let counted = 0;
  const written = await writeTarGz(join(dir, name), sources, {
    epochSeconds: EPOCH,
    onBytes: (bytes) => {
      counted += bytes;
    },
  });
  return { written, counted, sources };
}

test('GNU tar and busybox unpack what was packed, names, modes and time included', async () => {
  const { written, counted } = await makeArchive('a.tar.gz');
  expect(await hashFile(join(dir, 'a.tar.gz'))).toEqual({ sha256: written.sha256, bytes: written.bytes });
  expect(written.files.map((file) => file.path)).toEqual(['bin/app', SPLIT, LONG, 'empty', 'exact', 'z/last']);
  expect(counted).toBe(written.files.reduce((sum, file) => sum + file.bytes, 0));
  for (const [tool, ...args] of [['tar'], ['busybox', 'tar']] as [string, ...string[]][]) {
    const out = await mkdtemp(join(dir, 'out-'));
    await run(tool, [...args, 'xzf', join(dir, 'a.tar.gz'), '-C', out]);
    for (const file of written.files) {
      const unpacked = await hashFile(join(out, file.path));
      expect(unpacked, `${tool} ${file.path}`).toEqual({ sha256: file.sha256, bytes: file.bytes });
      const { stdout } = await run('stat', ['-c', '0%a %Y', join(out, file.path)]);
      expect(stdout.trim()).toBe(`${file.mode} ${EPOCH}`);
    }
  }
  const { stdout } = await run('tar', ['tvzf', join(dir, 'a.tar.gz'), '--numeric-owner']);
  expect(stdout.split('\n').every((line) => line === '' || line.includes(' 0/0 '))).toBe(true);
});

test('equal content gives equal bytes, whatever the order, the directory and the time of the files', async () => {
  const first = await makeArchive('a.tar.gz');
  await utimes(join(dir, 'big'), 1, 1);
  await rm(join(dir, 'a.tar.gz'));
  const again = await writeTarGz(join(dir, 'b.tar.gz'), [...first.sources].reverse(), { epochSeconds: EPOCH });
  expect(again).toEqual(first.written);
  const later = await writeTarGz(join(dir, 'c.tar.gz'), first.sources, { epochSeconds: EPOCH + 1 });
  expect(later.sha256).not.toBe(again.sha256);
  expect(later.files).toEqual(again.files);
});

test('gzip: members of 1 MiB without name, time and system, each with its compressed size', async () => {
  await makeArchive('a.tar.gz');
  const bytes = await readFile(join(dir, 'a.tar.gz'));
  expect(bytes.subarray(0, 10)).toEqual(Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255]));
  const magic = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255]);
  let members = 0;
  for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) members++;
  expect(members).toBe(Math.ceil(gunzipSync(bytes).length / (1 << 20)));
  await run('gzip', ['-t', join(dir, 'a.tar.gz')]);
  await run('busybox', ['gunzip', '-t', join(dir, 'a.tar.gz')]);
});

test('a plain tar holds the same', async () => {
  const { sources, written } = await makeArchive('a.tar.gz');
  const plain = await writeTar(join(dir, 'a.tar'), sources, { epochSeconds: EPOCH });
  expect(plain.files).toEqual(written.files);
  const unpacked = gunzipSync(await readFile(join(dir, 'a.tar.gz')));
  expect(unpacked.equals(await readFile(join(dir, 'a.tar')))).toBe(true);
});

test('no piece is written over before it is compressed', async () => {
  const bytes = noise(16 << 20);
  await writeTarGz(join(dir, 'a.tar.gz'), [{ path: 'a', mode: 0o644, from: bytes }], { epochSeconds: EPOCH });
  const unpacked = gunzipSync(await readFile(join(dir, 'a.tar.gz')));
  expect(unpacked.subarray(512, 512 + bytes.length).equals(bytes)).toBe(true);
});

test('a file of more than 8 GiB is told to tar as it is', async () => {
  const bytes = 9 * 2 ** 30 + 1;
  const path = join(dir, 'huge.tar');
  await writeFile(path, tarHeader({ path: 'huge', mode: 0o644, bytes, epochSeconds: EPOCH }));
  await truncate(path, 512 + bytes + 511 + 1024);
  expect((await run('tar', ['tvf', path])).stdout).toContain(` ${bytes} `);
});

test('cancelled: stops at once and leaves nothing', async () => {
  await writeFile(join(dir, 'big'), '');
  await truncate(join(dir, 'big'), 2 ** 40);
  const abort = new AbortController();
  const writing = writeTarGz(join(dir, 'a.tar.gz'), [{ path: 'big', mode: 0o644, from: join(dir, 'big') }], {
    epochSeconds: EPOCH,
    signal: abort.signal,
  });
  setTimeout(() => abort.abort(), 300);
  const begun = Date.now();
  await expect(writing).rejects.toThrow('abort');
  expect(Date.now() - begun).toBeLessThan(2000);
  expect(await readdir(dir)).toEqual(['big']);
});

test.each(['grows', 'shrinks'])('a file that %s meanwhile stops the archive and leaves nothing', async (how) => {
  const path = join(dir, 'growing');
  await writeFile(path, noise(3 << 20));
  const touched: Promise<void>[] = [];
  const change = async () => {
    const file = await open(path, 'r+');
    await (how === 'grows' ? file.write(Buffer.alloc(1), 0, 1, 3 << 20) : file.truncate(1 << 20));
    await file.close();
  };
  const writing = writeTarGz(join(dir, 'a.tar.gz'), [{ path: 'a', mode: 0o644, from: path }], {
    epochSeconds: EPOCH,
    onBytes: () => {
      if (touched.length === 0) touched.push(change());
    },
  });
  await expect(writing).rejects.toThrow('kit/source-changed');
  await Promise.all(touched);
  expect(await readdir(dir)).toEqual(['growing']);
});

test('a small file whose size is not what was read stops the archive', async () => {
  // The kernel tells no size of it.
  const sources = [{ path: 'a', mode: 0o644, from: '/proc/self/status' }];
  await expect(writeTarGz(join(dir, 'a.tar.gz'), sources, { epochSeconds: EPOCH })).rejects.toMatchObject({
    code: 'kit/source-changed',
    data: { file: '/proc/self/status' },
  });
});

test('a file that is not there is named, and nothing is left', async () => {
  const sources = [{ path: 'a', mode: 0o644, from: join(dir, 'absent') }];
  await expect(writeTarGz(join(dir, 'a.tar.gz'), sources, { epochSeconds: EPOCH })).rejects.toMatchObject({
    code: 'job/file-missing',
    data: { path: join(dir, 'absent') },
  });
  expect(await readdir(dir)).toEqual([]);
});

test('the same path twice is a bug of the caller', async () => {
  const sources = ['a', 'a'].map((path) => ({ path, mode: 0o644, from: Buffer.from(path) }));
  await expect(writeTar(join(dir, 'a.tar'), sources, { epochSeconds: EPOCH })).rejects.toThrow(TypeError);
});
