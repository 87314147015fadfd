import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { electronRuntime, launchSpec, type Runtime } from './runtime.ts';

const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voidferry-runtime-'));
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(dir, 'electron');
});
afterEach(async () => {
  if (override === undefined) delete process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  else process.env['ELECTRON_OVERRIDE_DIST_PATH'] = override;
  await rm(dir, { recursive: true });
});

/** A distribution of Electron in name. */
async function distribution(version: string): Promise<string> {
  const dist = join(dir, 'electron');
  await mkdir(join(dist, 'resources'), { recursive: true });
  for (const name of ['electron', 'icudtl.dat']) await writeFile(join(dist, name), name);
  await writeFile(join(dist, 'version'), `v${version}\n`);
  return join(dist, 'electron');
}

async function appDir(): Promise<string> {
  const app = join(dir, 'dist/app');
  await mkdir(app, { recursive: true });
  return app;
}

test('a distribution that the environment names is used, and nothing else is tried', async () => {
  const executable = await distribution('44.1.0');
  expect(await electronRuntime()).toMatchObject({
    executable,
    version: '44.1.0',
    kind: 'official',
    line: `Electron 44.1.0 (ELECTRON_OVERRIDE_DIST_PATH: ${join(dir, 'electron')})`,
  });
});

test('one that is too old or is none is refused in a sentence', async () => {
  await expect(electronRuntime()).rejects.toThrow(/holds no files "electron" and "version"/);
  await distribution('42.9.9');
  await expect(electronRuntime()).rejects.toThrow(/is Electron 42\.9\.9; the window needs 43 or newer/);
});

const runtime = (executable: string, kind: Runtime['kind']): Runtime => ({
  executable,
  version: '43.2.0',
  official: '45.4.1',
  kind,
  why: '',
  line: '',
});

test('the official runtime is told which app to start, and the app on what it runs', async () => {
  const app = await appDir();
  const executable = await distribution('45.4.1');
  expect(await launchSpec(runtime(executable, 'official'), app)).toEqual({ executable, args: [app] });
  expect(await readdir(join(dir, 'dist'))).toEqual(['app']);
  expect(JSON.parse(await readFile(join(app, 'runtime.json'), 'utf8')).kind).toBe('official');
});

test('the test runtime gets a tree of its own, which shares everything and starts this app; the cache stays as it is', async () => {
  const app = await appDir();
  const executable = await distribution('43.2.0');
  const spec = await launchSpec(runtime(executable, 'test'), app);
  expect(spec).toEqual({ executable: join(dir, 'dist/runtime/43.2.0/electron'), args: [] });
  expect(JSON.parse(await readFile(join(app, 'runtime.json'), 'utf8'))).toEqual({
    kind: 'test',
    version: '43.2.0',
    official: '45.4.1',
  });
  const tree = join(dir, 'dist/runtime/43.2.0');
  // Not a symbolic link: Electron would look for the app beside what it leads to.
  expect(await realpath(spec.executable)).toBe(spec.executable);
  expect(await realpath(join(tree, 'resources/app'))).toBe(app);
  expect(await realpath(join(tree, 'icudtl.dat'))).toBe(join(dir, 'electron/icudtl.dat'));
  expect(await readdir(join(dir, 'electron/resources'))).toEqual([]);

  const before = await stat(tree);
  await launchSpec(runtime(executable, 'test'), app);
  expect((await stat(tree)).ino).toBe(before.ino);
  await rm(join(tree, 'resources/app'));
  await launchSpec(runtime(executable, 'test'), app);
  expect(await realpath(join(tree, 'resources/app'))).toBe(app);
});
