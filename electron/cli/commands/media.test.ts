import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, expect, type TestContext, test } from 'vitest';
import { signedKit, workDir } from '../../../e2e/media/bench.ts';
import { locate } from '../../services/media/identify.ts';
import { createApp } from '../app.ts';
import { addMediaCommands } from './media.ts';

afterEach(() => {
  process.exitCode = 0;
});

/** Runs one command as `main.ts` does; the answer is what it printed and its exit code. */
async function run(dataDir: string, args: readonly string[], json = false) {
  let text = '';
  const out = { write: (more: string) => (text += more) };
  const program = new Command().exitOverride();
  addMediaCommands(program, () =>
    createApp({ language: 'en', json, signal: new AbortController().signal, dataDir, out }),
  );
  process.exitCode = 0;
  await program.parseAsync(['media', ...args], { from: 'user' });
  return { lines: text.split('\n').slice(0, -1), code: process.exitCode };
}

async function bench(context: TestContext) {
  const directory = await workDir(context);
  const kit = await signedKit(directory, 1 << 20);
  const medium = join(directory, 'medium');
  await mkdir(medium);
  return { dataDir: join(directory, 'home'), kit, medium };
}

test('write, then verify by the folder that holds the one kit', async (context) => {
  const { dataDir, kit, medium } = await bench(context);
  if ((await locate(medium)).device === null) context.skip('the temporary directory is on no block device');
  expect((await run(dataDir, ['write', kit.dir, medium])).code).toBe(0);
  expect((await run(dataDir, ['verify', medium, '--signers', kit.signers])).code).toBe(0);
  expect((await run(dataDir, ['verify', medium])).code).toBe(76);
  await appendFile(join(medium, 'tidegauge-1.0.0', 'README.txt'), 'x');
  expect((await run(dataDir, ['verify', medium])).code).toBe(65);
  expect((await run(dataDir, ['verify', medium, '--level', 'files', '--signers', kit.signers])).code).toBe(65);
});

test('no kit and several kits are no guess', async (context) => {
  const { dataDir, kit, medium } = await bench(context);
  await expect(run(dataDir, ['verify', medium])).rejects.toMatchObject({ code: 'kit/not-a-kit', exitCode: 64 });
  await mkdir(join(medium, 'a'));
  await mkdir(join(medium, 'b'));
  for (const name of ['a', 'b']) await appendFile(join(medium, name, 'SHA256SUMS'), 'x');
  await expect(run(dataDir, ['verify', medium])).rejects.toMatchObject({ code: 'job/usage' });
  await rm(join(medium, 'b'), { recursive: true });
  expect((await run(dataDir, ['verify', medium])).code).toBe(65);
  const nowhere = join(kit.dir, 'nowhere');
  await expect(run(dataDir, ['verify', nowhere])).rejects.toMatchObject({ code: 'job/file-missing' });
});

test('the list is one value with --json, and says why disks are missing without', async (context) => {
  const { dataDir } = await bench(context);
  const [text] = (await run(dataDir, ['list'], true)).lines;
  expect(JSON.parse(text ?? '')).toMatchObject({ media: expect.any(Array), hidden: expect.any(Array) });
  expect((await run(dataDir, ['list'])).lines).toContain('Not offered:');
});
