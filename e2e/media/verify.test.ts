import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JobContext } from '../../electron/jobs/run-job.ts';
import { verifyKit } from '../../electron/jobs/verify.ts';
import { writeKit } from '../../electron/jobs/write.ts';
import { identifyMedium } from '../../electron/services/media/identify.ts';
import { run } from '../../electron/services/process.ts';
import { failureOf } from '../kit/failure-of.ts';
import { jobContext } from '../kit/job-context.ts';
import { mediumOf, signedKit, workDir } from './bench.ts';
import { bindNow, unmountNow } from './mounts.ts';

const MIB = 1 << 20;

test('a medium that is swapped for a copy while it is verified proves nothing', async (context) => {
  const directory = await workDir(context);
  const kit = await signedKit(directory, MIB);
  const [first, second] = [await mediumOf(context, 'ext4', 16 * MIB), await mediumOf(context, 'ext4', 16 * MIB)];
  for (const { root } of [first, second]) await writeKit({ kitDir: kit.dir, mediumPath: root }, jobContext());
  const path = join(first.root, 'tidegauge-1.0.0');
  const job = jobContext();
  const swapping: JobContext = {
    ...job,
    phase(phase) {
      if (phase === 'verify.files') bindNow(second.root, first.root);
    },
  };
  try {
    const failure = await failureOf(verifyKit({ path, trust: kit.trust, level: 'files' }, swapping));
    expect([failure.code, failure.exitCode]).toEqual(['media/changed', 77]);
    expect(job.evidence).toEqual([]);
  } finally {
    await run('umount', [first.root]);
  }
});

test('a medium that is unmounted while its files are hashed was pulled', async (context) => {
  const kit = await signedKit(await workDir(context), MIB);
  const medium = await mediumOf(context, 'ext4', 16 * MIB);
  const { path } = await writeKit({ kitDir: kit.dir, mediumPath: medium.root }, jobContext());
  const job = jobContext();
  const unmounting: JobContext = {
    ...job,
    phase(phase) {
      if (phase === 'verify.files') unmountNow(medium.root);
    },
  };
  const failure = await failureOf(verifyKit({ path, trust: kit.trust, level: 'files' }, unmounting));
  expect([failure.code, failure.exitCode]).toEqual(['media/pulled', 69]);
  expect(job.evidence).toEqual([]);
});

test('attestations are read, but no claim speaks of them', async (context) => {
  const directory = await workDir(context);
  const kit = await signedKit(directory, MIB);
  if ((await identifyMedium(directory)).device === null) context.skip('the temporary directory is on no block device');
  const verified = async () => {
    const job = jobContext();
    const { files } = await verifyKit({ path: kit.dir, trust: kit.trust, level: 'L2' }, job);
    return { read: files.length, claim: job.evidence.find((piece) => piece.claim === 'media.read-back')?.figures };
  };
  const before = await verified();
  await mkdir(join(kit.dir, 'attestations'));
  await writeFile(join(kit.dir, 'attestations/sumdb.tar'), 'whatever');
  await run('sync', ['-f', kit.dir]);
  const after = await verified();
  expect(after.read).toBe(before.read + 1);
  expect(after.claim).toMatchObject({ files: before.claim?.['files'], bytes: before.claim?.['bytes'] });
});
