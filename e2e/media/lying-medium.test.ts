import { chmod, copyFile, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type TestContext, test } from 'vitest';
import { verifyKit } from '../../electron/jobs/verify.ts';
import { writeKit } from '../../electron/jobs/write.ts';
import { run } from '../../electron/services/process.ts';
import { failureOf } from '../kit/failure-of.ts';
import { jobContext } from '../kit/job-context.ts';
import { ARCHIVE, mediumOf, type SignedKit, signedKit, workDir } from './bench.ts';
import type { LoopFileSystem, LoopMedium } from './loop-medium.ts';

const MIB = 1 << 20;
const OFFSET = 5 * MIB + 8192;

interface WrittenKit {
  readonly medium: LoopMedium;
  readonly kit: SignedKit;
  /** The kit on the medium. */
  readonly path: string;
}

async function written(context: TestContext, fileSystem: LoopFileSystem): Promise<WrittenKit> {
  const directory = await workDir(context);
  const medium = await mediumOf(context, fileSystem, 64 * MIB);
  const kit = await signedKit(directory, 12 * MIB);
  const { path } = await writeKit({ kitDir: kit.dir, mediumPath: medium.root }, jobContext());
  return { medium, kit, path };
}

/** What an operator would do without us. */
async function sha256sum(path: string): Promise<number> {
  const command = 'cd "$0" && sha256sum -c --quiet --strict SHA256SUMS';
  return (await run('sh', ['-c', command, path], { expect: [0, 1] })).code;
}

async function asNobody(path: string, signers: string, directory: string) {
  await chmod(directory, 0o755);
  const script = fileURLToPath(new URL('verify-as-user.ts', import.meta.url));
  return run(process.execPath, [script, path, signers], { expect: [0, 1, 65, 76] });
}

for (const fileSystem of ['ext4', 'exfat'] as const) {
  test(`${fileSystem}: what was written is read back from the device`, async (context) => {
    const { kit, path } = await written(context, fileSystem);
    const job = jobContext();
    const result = await verifyKit({ path, trust: kit.trust, level: 'L2' }, job);
    expect(result.digest).toBe(kit.digest);
    expect(result.files.every((file) => file.state === 'ok' && file.deviceBytes >= file.bytes)).toBe(true);
    expect(job.evidence.map((piece) => piece.claim)).toEqual([
      'kit.files-match',
      'media.read-back',
      'kit.signature-valid',
    ]);
    const total = result.files.reduce((sum, file) => sum + file.bytes, 0);
    expect(job.counted()).toBe(total);
    expect(job.evidence[1]?.figures['deviceBytesRead']).toBeGreaterThanOrEqual(total);
    const recheck = await run('sh', ['-c', job.evidence[1]?.recheck ?? 'false']);
    expect(recheck.stdout).not.toContain('WRONG');
  });

  test(`${fileSystem}: a block that changed under the file system is found while sha256sum passes`, async (context) => {
    const { medium, kit, path } = await written(context, fileSystem);
    await medium.corrupt(join(path, ARCHIVE), OFFSET);
    expect(await sha256sum(path)).toBe(0);
    const job = jobContext();
    const failure = await failureOf(verifyKit({ path, trust: kit.trust, level: 'L2' }, job));
    expect(failure.code).toBe('media/read-back-mismatch');
    expect(failure.exitCode).toBe(65);
    expect(failure.data).toMatchObject({ file: ARCHIVE, offset: OFFSET, wrong: [ARCHIVE] });
    expect(job.evidence).toEqual([]);
  });

  test(`${fileSystem}: the source names the offset when no cache does`, async (context) => {
    const { medium, kit, path } = await written(context, fileSystem);
    await medium.corrupt(join(path, ARCHIVE), OFFSET);
    await writeFile('/proc/sys/vm/drop_caches', '3').catch(() => context.skip('caches cannot be dropped here'));
    const input = { path, trust: kit.trust, level: 'L2' } as const;
    expect((await failureOf(verifyKit(input, jobContext()))).data['offset']).toBe('?');
    expect((await failureOf(verifyKit({ ...input, sourceDir: kit.dir }, jobContext()))).data['offset']).toBe(OFFSET);
  });
}

test('exfat: a user who may not flush the device is told that nothing was checked', async (context) => {
  const { medium, kit, path } = await written(context, 'exfat');
  const directory = join(kit.dir, '..');
  const whole = await asNobody(path, kit.signers, directory);
  expect(whole.stdout).toContain('media/not-read-back');
  expect(whole.code).toBe(76);
  await medium.corrupt(join(path, ARCHIVE), OFFSET);
  expect((await asNobody(path, kit.signers, directory)).code).toBe(76);
});

test('ext4: a user without privileges reads back too', async (context) => {
  const { medium, kit, path } = await written(context, 'ext4');
  const directory = join(kit.dir, '..');
  expect((await asNobody(path, kit.signers, directory)).code).toBe(0);
  await medium.corrupt(join(path, ARCHIVE), OFFSET);
  expect((await asNobody(path, kit.signers, directory)).code).toBe(65);
});

test('a wrong byte weighs more than an unknown signer, and that more than nothing', async (context) => {
  const { medium, path } = await written(context, 'ext4');
  const nobody = { signers: [], revoked: new Set<string>() };
  const unknown = await failureOf(verifyKit({ path, trust: nobody, level: 'L2' }, jobContext()));
  expect([unknown.code, unknown.exitCode]).toEqual(['kit/signer-unknown', 76]);
  await medium.corrupt(join(path, ARCHIVE), OFFSET);
  expect((await failureOf(verifyKit({ path, trust: nobody, level: 'L2' }, jobContext()))).exitCode).toBe(65);
});

test('extra, linked and missing files, and a foreign signature', async (context) => {
  const { kit, path } = await written(context, 'ext4');
  const verify = (level: 'L2' | 'files') => failureOf(verifyKit({ path, trust: kit.trust, level }, jobContext()));
  await writeFile(join(path, 'autorun.inf'), '');
  for (const level of ['L2', 'files'] as const) expect((await verify(level)).code).toBe('kit/extra-files');
  await run('rm', [join(path, 'autorun.inf'), join(path, 'verify.sh')]);
  expect((await verify('L2')).data).toMatchObject({ count: 1, files: ['verify.sh'] });
  await symlink(join(kit.dir, 'verify.sh'), join(path, 'verify.sh'));
  expect((await verify('L2')).code).toBe('kit/extra-files');
  await run('rm', [join(path, 'verify.sh')]);
  await copyFile(join(kit.dir, 'verify.sh'), join(path, 'verify.sh'));
  expect((await verifyKit({ path, trust: kit.trust, level: 'L2' }, jobContext())).level).toBe('L2');
  await writeFile(join(path, 'SHA256SUMS.00000000.sig'), await readFile(join(kit.dir, 'KIT.json')));
  expect((await verify('L2')).code).toBe('kit/signature-bad');
});

test('a folder is verified in the same way; level files reads as any program does', async (context) => {
  const kit = await signedKit(await workDir(context), MIB);
  const job = jobContext();
  expect((await verifyKit({ path: kit.dir, trust: kit.trust, level: 'files' }, job)).level).toBe('files');
  expect(job.evidence.map((piece) => piece.claim)).toEqual(['kit.files-match', 'kit.signature-valid']);
  const archive = join(kit.dir, ARCHIVE);
  const content = await readFile(archive);
  content[1000] = (content[1000] ?? 0) ^ 1;
  await writeFile(archive, content);
  const failure = await failureOf(verifyKit({ path: kit.dir, trust: kit.trust, level: 'files' }, jobContext()));
  expect([failure.code, failure.data['files']]).toEqual(['kit/checksum-mismatch', [ARCHIVE]]);
});
