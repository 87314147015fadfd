import { writeFileSync } from 'node:fs';
import { appendFile, copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JobContext } from '../../electron/jobs/run-job.ts';
import { verifyKit } from '../../electron/jobs/verify.ts';
import { writeKit } from '../../electron/jobs/write.ts';
import { identifyMedium } from '../../electron/services/media/identify.ts';
import { listMedia } from '../../electron/services/media/list-media.ts';
import { run } from '../../electron/services/process.ts';
import { failureOf } from '../kit/failure-of.ts';
import { jobContext } from '../kit/job-context.ts';
import { makeKit } from '../kit/make-kit.ts';
import { ARCHIVE, mediumOf, signedKit, workDir } from './bench.ts';
import { unmountNow } from './mounts.ts';

const MIB = 1 << 20;

/** What an operator sees on the medium, `lost+found` aside. */
async function namesOn(root: string): Promise<string[]> {
  return (await readdir(root)).filter((name) => name !== 'lost+found');
}

/** A context that cancels the job when so many bytes were counted. */
function cancelAfter(bytes: number): { context: JobContext; cancelledAt: () => number } {
  const abort = new AbortController();
  const base = jobContext(abort.signal);
  let cancelledAt = 0;
  const advance = (amount: number) => {
    base.advance(amount);
    if (base.counted() < bytes || cancelledAt > 0) return;
    cancelledAt = performance.now();
    abort.abort();
  };
  return { context: { ...base, advance }, cancelledAt: () => cancelledAt };
}

test('a medium that is full, before and while it is written', async (context) => {
  const directory = await workDir(context);
  const medium = await mediumOf(context, 'ext4', 16 * MIB);
  const big = await signedKit(directory, 24 * MIB);
  const phases: string[] = [];
  const watched: JobContext = { ...jobContext(), phase: (phase) => void phases.push(phase) };
  const failure = await failureOf(writeKit({ kitDir: big.dir, mediumPath: medium.root }, watched));
  expect([failure.code, failure.exitCode]).toEqual(['media/full', 28]);
  expect(phases).toEqual(['write.check']);

  const small = await signedKit(join(directory, 'small'), 4 * MIB);
  const job = jobContext();
  const filling: JobContext = {
    ...job,
    phase(phase) {
      if (phase === 'write.copy') fillUp(medium.root, 14 * MIB);
    },
  };
  expect((await failureOf(writeKit({ kitDir: small.dir, mediumPath: medium.root }, filling))).code).toBe('media/full');
  expect(await namesOn(medium.root)).toEqual(['filler']);
});

test('a read-only medium', async (context) => {
  const directory = await workDir(context);
  const medium = await mediumOf(context, 'ext4', 16 * MIB);
  await medium.remountReadOnly();
  const kit = await signedKit(directory, MIB);
  const failure = await failureOf(writeKit({ kitDir: kit.dir, mediumPath: medium.root }, jobContext()));
  expect([failure.code, failure.exitCode]).toEqual(['media/read-only', 77]);
});

test("the system's disk, memory and nothing at all are no media", async (context) => {
  const kit = await signedKit(await workDir(context), MIB);
  const refusal = (mediumPath: string) => failureOf(writeKit({ kitDir: kit.dir, mediumPath }, jobContext()));
  expect((await refusal('/dev/shm')).code).toBe('media/memory-only');
  expect((await refusal('/nowhere/at/all')).code).toBe('media/not-found');
  const root = await failureOf(identifyMedium('/'));
  expect(['media/in-use', 'media/memory-only']).toContain(root.code);
  expect(root.exitCode).toBe(77);
});

test('the disk that the kit lies on is no medium for it', async (context) => {
  const directory = await workDir(context);
  const medium = await mediumOf(context, 'ext4', 32 * MIB);
  const kit = await makeKit({ dir: join(medium.root, 'kits') });
  const failure = await failureOf(writeKit({ kitDir: kit.dir, mediumPath: medium.root }, jobContext()));
  expect([failure.code, failure.data['reason']]).toEqual(['media/in-use', expect.stringContaining(kit.dir)]);
  expect((await writeKit({ kitDir: kit.dir, mediumPath: directory }, jobContext())).state).toBe('written');
});

test('another medium in the place of the chosen one is refused', async (context) => {
  const directory = await workDir(context);
  const chosen = await identifyMedium((await mediumOf(context, 'ext4', 32 * MIB)).root);
  const medium = await mediumOf(context, 'ext4', 16 * MIB);
  const kit = await signedKit(directory, MIB);
  const failure = await failureOf(writeKit({ kitDir: kit.dir, mediumPath: medium.root, chosen }, jobContext()));
  expect([failure.code, failure.exitCode]).toEqual(['media/changed', 77]);
  expect(await namesOn(medium.root)).toEqual([]);
});

test('a folder takes a kit, once; the same kit again is proven, another one is refused', async (context) => {
  const directory = await workDir(context);
  const kit = await signedKit(join(directory), MIB);
  const folder = join(directory, 'carry');
  await mkdir(folder);
  const job = jobContext();
  const first = await writeKit({ kitDir: kit.dir, mediumPath: folder }, job);
  expect(first).toMatchObject({ path: join(folder, 'tidegauge-1.0.0'), level: 'L1', state: 'written' });
  expect(job.evidence.map((piece) => [piece.claim, piece.level])).toEqual([
    ['media.written', 'L0'],
    ['media.flushed', 'L1'],
  ]);
  expect((await writeKit({ kitDir: kit.dir, mediumPath: folder }, jobContext())).state).toBe('present');
  await appendFile(join(first.path, ARCHIVE), 'x');
  expect((await failureOf(writeKit({ kitDir: kit.dir, mediumPath: folder }, jobContext()))).exitCode).toBe(65);
  const other = await makeKit({ dir: join(directory, 'other') });
  const failure = await failureOf(writeKit({ kitDir: other.dir, mediumPath: folder }, jobContext()));
  expect([failure.code, failure.exitCode]).toEqual(['media/occupied', 64]);
});

test('a kit that is there with a signature more is another one; on another medium than the chosen one it does not count', async (context) => {
  const directory = await workDir(context);
  const kit = await signedKit(directory, MIB);
  const folder = join(directory, 'carry');
  await mkdir(folder);
  const { path } = await writeKit({ kitDir: kit.dir, mediumPath: folder }, jobContext());
  const chosen = { ...(await identifyMedium(folder)), uuid: 'another' };
  const elsewhere = await failureOf(writeKit({ kitDir: kit.dir, mediumPath: folder, chosen }, jobContext()));
  expect(elsewhere.code).toBe('media/changed');
  await copyFile(join(path, 'SHA256SUMS.sig'), join(path, 'SHA256SUMS.0123abcd.sig'));
  const job = jobContext();
  const more = await failureOf(writeKit({ kitDir: kit.dir, mediumPath: folder }, job));
  expect([more.code, more.data['reason']]).toEqual(['media/occupied', 'SHA256SUMS.0123abcd.sig']);
  expect(job.evidence).toEqual([]);
});

test('a source that is not what was signed leaves nothing', async (context) => {
  const directory = await workDir(context);
  const kit = await signedKit(directory, MIB);
  await appendFile(join(kit.dir, ARCHIVE), 'x');
  const folder = join(directory, 'carry');
  await mkdir(folder);
  const failure = await failureOf(writeKit({ kitDir: kit.dir, mediumPath: folder }, jobContext()));
  expect([failure.code, failure.data['file']]).toEqual(['kit/source-changed', ARCHIVE]);
  expect(await readdir(folder)).toEqual([]);
});

test('what a killed run left behind is removed, what a running one writes is not', async (context) => {
  const directory = await workDir(context);
  const kit = await signedKit(directory, MIB);
  const folder = join(directory, 'carry');
  await mkdir(join(folder, '.voidferry-part-4194305-0123abcd', 'targets'), { recursive: true });
  await mkdir(join(folder, `.voidferry-part-${process.ppid}-0123abcd`));
  await writeKit({ kitDir: kit.dir, mediumPath: folder }, jobContext());
  expect((await readdir(folder)).sort()).toEqual([`.voidferry-part-${process.ppid}-0123abcd`, 'tidegauge-1.0.0']);
});

test('a medium that goes away while it is written', async (context) => {
  const directory = await workDir(context);
  const kit = await signedKit(directory, 24 * MIB);
  for (const end of ['unmounted', 'without its driver'] as const) {
    const medium = await mediumOf(context, end === 'unmounted' ? 'ext4' : 'exfat', 64 * MIB);
    const job = jobContext();
    let leaving: Promise<unknown> | undefined;
    const leavingJob: JobContext = {
      ...job,
      item() {
        leaving ??= end === 'unmounted' ? run('umount', ['-l', medium.root]) : medium.killDriver();
      },
    };
    const failure = await failureOf(writeKit({ kitDir: kit.dir, mediumPath: medium.root }, leavingJob));
    await leaving;
    expect([end, failure.code, failure.exitCode]).toEqual([end, 'media/pulled', 69]);
    expect(job.evidence).toEqual([]);
    if (end === 'unmounted') expect(await readdir(medium.root)).toEqual([]);
  }
});

test('a folder that is left where the medium was mounted is not the medium', async (context) => {
  const directory = await workDir(context);
  const kit = await signedKit(directory, MIB);
  const medium = await mediumOf(context, 'ext4', 32 * MIB);
  const job = jobContext();
  const unmounting: JobContext = {
    ...job,
    phase(phase) {
      if (phase === 'write.copy') unmountNow(medium.root);
    },
  };
  const failure = await failureOf(writeKit({ kitDir: kit.dir, mediumPath: medium.root }, unmounting));
  expect([failure.code, failure.exitCode]).toEqual(['media/changed', 77]);
  expect(job.evidence).toEqual([]);
  expect(await readdir(medium.root)).toEqual([]);
});

test('cancelled on a slow medium: writing and verifying stop within 2 s and leave nothing', async (context) => {
  const directory = await workDir(context);
  const medium = await mediumOf(context, 'ext4', 128 * MIB);
  const kit = await signedKit(directory, 64 * MIB);
  const why = await medium.slowDown(8 * MIB);
  if (why !== null) context.skip(why);
  const write = cancelAfter(1);
  await expect(writeKit({ kitDir: kit.dir, mediumPath: medium.root }, write.context)).rejects.toThrow('aborted');
  expect(performance.now() - write.cancelledAt()).toBeLessThan(2000);
  expect(await namesOn(medium.root)).toEqual([]);

  const { path } = await writeKit({ kitDir: kit.dir, mediumPath: medium.root }, jobContext());
  const verify = cancelAfter(8 * MIB);
  const input = { path, trust: kit.trust, level: 'L2' } as const;
  await expect(verifyKit(input, verify.context)).rejects.toThrow('aborted');
  expect(performance.now() - verify.cancelledAt()).toBeLessThan(2000);
  expect((await verifyKit(input, jobContext())).level).toBe('L2');
});

test('the list offers no disk that is in use, and says why', async (context) => {
  const medium = await mediumOf(context, 'ext4', 16 * MIB);
  const { media, hidden } = await listMedia();
  const loop = hidden.find((disk) => disk.device === medium.device);
  // Mounted where no stick is usually mounted: not proposed, but it can be named.
  expect(loop?.usedBy).toEqual([medium.root]);
  expect(await identifyMedium(medium.root)).toMatchObject({ kind: 'medium', device: medium.device });
  const used = hidden.filter((disk) => disk.usedBy.includes('/'));
  expect(media.some((offered) => used.some((disk) => offered.disks.includes(disk.device.slice(5))))).toBe(false);
});

/** Takes space after the job has checked that there is enough. */
function fillUp(root: string, bytes: number): void {
  try {
    writeFileSync(join(root, 'filler'), Buffer.alloc(bytes));
  } catch {
    // The file then holds what there was room for.
  }
}
