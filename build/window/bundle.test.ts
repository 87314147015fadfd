import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { bundleWindow } from './bundle.ts';
import { repositoryRoot } from './root.ts';

let root = '';

const sources = {
  'package.json': '{ "version": "1.2.3" }',
  'electron/main/main.ts': "import { app } from 'electron'; app.quit();",
  'electron/preload/preload.ts': "import { contextBridge } from 'electron'; contextBridge.exposeInMainWorld('a', 1);",
  'electron/worker/main.ts':
    "import ssh2 from 'ssh2'; import { parse } from 'yaml'; import tar from 'tar-stream'; import { z } from 'zod';\n" +
    "import { JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';\n" +
    "console.log(JSON.stringify([typeof ssh2.Client, parse('a: 1'), typeof tar.pack, z.string().parse('b'), typeof JsonSerializer, (await import('spdx-license-list/full.js')).default.JSON.name]));",
  'renderer/index.html':
    '<!doctype html><html lang="en"><body><div id="root"></div><script type="module" src="./main.tsx"></script></body></html>',
  'renderer/main.tsx':
    "import '@fontsource-variable/inter'; import { createRoot } from 'react-dom/client';\n" +
    "const root = document.getElementById('root'); if (root) createRoot(root).render(<p>here</p>);",
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'voidferry-bundle-'));
  await symlink(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'));
  for (const [path, text] of Object.entries(sources)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  expect(await bundleWindow(root)).toBe(join(root, 'dist/app'));
});
afterAll(() => rm(root, { recursive: true }));

const bundled = (path: string) => readFile(join(root, 'dist/app', path), 'utf8');

test('the app names itself and its program', async () => {
  expect(JSON.parse(await bundled('package.json'))).toEqual({
    name: 'voidferry',
    version: '1.2.3',
    type: 'module',
    main: 'main.cjs',
  });
  expect(await readdir(join(root, 'dist'))).toEqual(['app']);
});

test('the worker runs with nothing beside it, and without native parts', async () => {
  const alone = join(root, 'alone.mjs');
  await writeFile(alone, await bundled('worker.js'));
  await rm(join(root, 'node_modules'));
  try {
    const { stdout } = await run(process.execPath, [alone]);
    expect(JSON.parse(stdout)).toEqual(['function', { a: 1 }, 'function', 'b', 'function', 'JSON License']);
  } finally {
    await symlink(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'));
  }
  expect(await bundled('worker.js')).not.toMatch(/require\("[^"]*(cpu-features|xmlbuilder2|\.node)"\)/);
});

test('the preload is one CommonJS file, as a sandboxed one must be', async () => {
  const text = await bundled('preload.cjs');
  expect(text).toContain('require("electron")');
  expect(text).not.toMatch(/^(import|export) /m);
});

test('a strict CSP holds for the page: no script and no font within it, React for production though a test runs this', async () => {
  const html = await bundled('renderer/index.html');
  expect(html).toMatch(/<script [^>]*src="\.\/assets\/[^"]+\.js"><\/script>/);
  expect(html).not.toMatch(/<script(?![^>]* src=)/);
  const assets = await readdir(join(root, 'dist/app/renderer/assets'));
  expect(assets.some((name) => name.endsWith('.woff2'))).toBe(true);
  const texts = await Promise.all(
    assets.filter((name) => /\.(js|css)$/.test(name)).map((name) => bundled(`renderer/assets/${name}`)),
  );
  expect(texts.join('\n')).not.toMatch(/data:font|jsxDEV|react-dom-client\.development/);
  expect(process.env['NODE_ENV']).toBe('test');
});

test('code that does not build leaves the app that was there', async () => {
  const main = join(root, 'electron/main/main.ts');
  await writeFile(main, "import './nothing.ts';");
  await expect(bundleWindow(root)).rejects.toThrow(/nothing\.ts/);
  await writeFile(main, sources['electron/main/main.ts']);
  expect(await bundled('main.cjs')).toContain('electron');
  expect(await readdir(join(root, 'dist'))).toEqual(['app']);
});
