import { basename, dirname, extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';

/** What the oldest Electron that the window runs on (43) has. */
const CHROME = 'chrome150';
const NODE = 'node24';

/** What packages do without where requiring it throws: parts of ssh2 that are compiled where it is installed, and XML for CycloneDX. */
const LEFT_OUT = /^cpu-features$|\/build\/Release\/[^/]+\.node$|^xmlbuilder2$/;

/** CommonJS modules inside of an ES module know no directory; ssh2 asks for its own when it is loaded. */
const DIRNAME = 'const __dirname = import.meta.dirname;';

const common = {
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  clearScreen: false,
} as const satisfies InlineConfig;

/** Left as they are, their names would be looked for beside the program, and native code that lies there would run. */
const withoutNative: Plugin = {
  name: 'without-native',
  enforce: 'pre',
  resolveId: (id) => (LEFT_OUT.test(id) ? `\0without:${id}` : null),
  load: (id) => (id.startsWith('\0without:') ? "throw new Error('native parts are not bundled');" : null),
};

/** One script for Electron's own processes: everything from npm is in it, and only `electron` and Node are left outside. */
export function scriptConfig(root: string, entry: string, output: string): InlineConfig {
  const format = extname(output) === '.cjs' ? 'cjs' : 'esm';
  return {
    ...common,
    root,
    plugins: [withoutNative],
    // Each key of a JSON file would be a name of the bundle's own: SPDX has a licence that is called JSON.
    json: { namedExports: false, stringify: false },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: NODE,
      outDir: dirname(output),
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: join(root, entry),
        output: {
          format,
          entryFileNames: basename(output),
          codeSplitting: false,
          ...(format === 'esm' && { banner: DIRNAME }),
        },
      },
    },
  };
}

/** The page: its paths are relative, so that they hold under the window's own scheme; nothing is inlined, so that a strict CSP holds. */
export function rendererConfig(root: string, outDir: string): InlineConfig {
  return {
    ...common,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      target: CHROME,
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
    },
  };
}
