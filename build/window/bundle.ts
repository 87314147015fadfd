import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { rendererConfig, scriptConfig } from './bundle-config.ts';
import { repositoryRoot } from './root.ts';

/**
 * Builds the window's programs into `dist/app`: `main.cjs`, `worker.js`, `preload.cjs`, `renderer/` and a `package.json` that names them.
 * The old one stays until the new one is whole, and is then replaced.
 * @param root a tree laid out like this repository
 * @returns the absolute path of `dist/app`
 * @throws Error of the bundler, with the file and the line, for code that does not build
 */
export async function bundleWindow(root: string = repositoryRoot): Promise<string> {
  const dist = join(root, 'dist');
  const app = join(dist, 'app');
  const [fresh, stale] = [join(dist, `app.new-${process.pid}`), join(dist, `app.old-${process.pid}`)];
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    await inProduction(() =>
      Promise.all([
        build(scriptConfig(root, 'electron/main/main.ts', join(fresh, 'main.cjs'))),
        build(scriptConfig(root, 'electron/worker/main.ts', join(fresh, 'worker.js'))),
        build(scriptConfig(root, 'electron/preload/preload.ts', join(fresh, 'preload.cjs'))),
        build(rendererConfig(root, join(fresh, 'renderer'))),
      ]),
    );
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    const manifest = { name: 'voidferry', version, type: 'module', main: 'main.cjs' };
    await writeFile(join(fresh, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(app, stale).catch(ignoreMissing);
    await rename(fresh, app);
  } finally {
    await Promise.all([fresh, stale].map((path) => rm(path, { recursive: true, force: true })));
  }
  return app;
}

/** Builds the page alone, as `bundleWindow` does. @param outDir absolute path; what is there is replaced */
export async function bundleRenderer(outDir: string): Promise<void> {
  await inProduction(() => build(rendererConfig(repositoryRoot, outDir)));
}

/** React is bundled as NODE_ENV says; a test runner has set that to something else. */
async function inProduction(work: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
