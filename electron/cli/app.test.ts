import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../services/process.ts';
import { createApp } from './app.ts';

test('a disk that fills up under a job does not cut it off, and leaves it without success', async (context) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'voidferry-full-'));
  context.onTestFinished(async () => {
    await rm(dataDir, { recursive: true });
    process.exitCode = 0;
  });
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', dataDir], { expect: [0, 1, 32] }).catch(
    () => null,
  );
  if (mounted?.code !== 0) return context.skip('a small file system needs mount (root)');
  try {
    const { signal } = new AbortController();
    const app = await createApp({ language: 'en', json: true, signal, dataDir, out: { write: () => true } });
    let isAtItsEnd = false;
    const end = await app.runJob('write', async (job) => {
      job.phase('write.copy', { mode: 'irreversible' });
      await writeFile(join(dataDir, 'filler'), Buffer.alloc(64 << 10)).catch(() => {});
      for (let line = 0; line < 100; line++) job.log('x'.repeat(200));
      isAtItsEnd = true;
      return null;
    });
    expect(isAtItsEnd).toBe(true);
    expect(end).toMatchObject({ state: 'failed', error: { code: 'job/no-space' } });
    expect(process.exitCode).toBe(28);
  } finally {
    await run('umount', ['-l', dataDir]);
  }
});
