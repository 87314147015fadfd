import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReleaseFile } from '../../shared/kit.ts';
import { run } from '../process.ts';
import { openRelease } from './read-release.ts';
import { writeTarGz } from './tar.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-release-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const MIB = 1 << 20;
const contents = new Map<string, Uint8Array>([
  ['bin/app', randomBytes(3 * MIB + 17)],
  ['bin/empty', new Uint8Array()],
  ['bin/exact', randomBytes(MIB)],
  [`plugins/${'n'.repeat(120)}`, randomBytes(700)],
  ['plugins/zeros', new Uint8Array(2 * MIB)],
]);

async function archive(): Promise<{ path: string; files: ReleaseFile[] }> {
  const path = join(dir, 'a.tar.gz');
  const sources = [...contents].map(([name, from]) => ({ path: name, mode: 0o755, from }));
  const { files } = await writeTarGz(path, sources, { epochSeconds: 1_700_000_000 });
  return { path, files };
}

async function readAll(path: string, files: ReleaseFile[], wanted: ReleaseFile): Promise<string> {
  const release = await openRelease(path, files);
  try {
    const hash = createHash('sha256');
    for await (const chunk of release.read(wanted)) hash.update(chunk);
    return hash.digest('hex');
  } finally {
    await release.close();
  }
}

test('each file comes out whole, in any order, wherever its members end', async () => {
  const { path, files } = await archive();
  for (const file of [...files].reverse()) expect(await readAll(path, files, file)).toBe(file.sha256);
});

test('gzip, GNU tar and busybox read archives whose members name their size', async (context) => {
  const { path } = await archive();
  await run('gzip', ['-t', path]);
  const extracted = join(dir, 'out');
  await run('mkdir', [extracted]);
  await run('tar', ['xzf', path, '-C', extracted]);
  expect(await readFile(join(extracted, 'bin/app'))).toEqual(contents.get('bin/app'));
  const busybox = await run('busybox', ['gzip', '-t', path]).catch(() => null);
  if (busybox === null) context.skip('no busybox here');
});

test('a cut archive is refused when it is opened, and a damaged member when it is read', async () => {
  const { path, files } = await archive();
  const [app] = files;
  if (app === undefined) throw new Error('no file');
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(64), 0, 64, 1000);
  await file.close();
  const outcome = await readAll(path, files, app).catch((error: unknown) => error);
  if (typeof outcome === 'string') expect(outcome).not.toBe(app.sha256);
  else expect(outcome).toMatchObject({ code: 'kit/archive-unsafe' });
  await truncate(path, 2 * MIB);
  await expect(openRelease(path, files)).rejects.toMatchObject({ code: 'kit/archive-unsafe' });
});
