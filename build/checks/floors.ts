/** What one floor of the house may import (design: imports go one way). */
export interface FloorRules {
  /** Floors whose files may be imported, besides its own. */
  readonly below: readonly Floor[];
  /** npm packages, `import type` included: the types of a package pull Node's types in. */
  readonly packages: readonly string[];
  /** Whether built-in modules of Node may be imported. */
  readonly node: boolean;
}

export type Floor =
  | 'shared'
  | 'core'
  | 'services'
  | 'jobs'
  | 'cli'
  | 'worker'
  | 'main'
  | 'preload'
  | 'renderer'
  | 'build'
  | 'bench'
  | 'e2e';

const engine = ['shared', 'core', 'services', 'jobs'] as const;

export const floors: Readonly<Record<Floor, FloorRules>> = {
  shared: { below: [], packages: ['zod'], node: false },
  core: { below: ['shared'], packages: ['semver'], node: false },
  services: {
    below: ['shared', 'core'],
    packages: [
      'ssh2',
      'tar-stream',
      'yaml',
      '@cyclonedx/cyclonedx-library',
      'packageurl-js',
      'spdx-license-list',
      'yauzl',
    ],
    node: true,
  },
  jobs: { below: ['shared', 'core', 'services'], packages: [], node: true },
  cli: { below: engine, packages: ['commander'], node: true },
  worker: { below: engine, packages: [], node: true },
  main: { below: engine, packages: ['electron', 'zod'], node: true },
  preload: { below: ['shared'], packages: ['electron'], node: false },
  renderer: {
    below: ['shared'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'zustand',
      'lucide-react',
      '@tanstack/react-virtual',
      '@fontsource-variable/noto-sans-sc',
      '@fontsource-variable/inter',
      '@fontsource-variable/jetbrains-mono',
    ],
    node: false,
  },
  build: {
    below: ['shared', 'services'],
    packages: ['vitest', 'vite', '@vitejs/plugin-react', '@electron/fuses', 'electron-builder', 'playwright-core'],
    node: true,
  },
  bench: { below: engine, packages: ['ssh2', 'tar-stream'], node: true },
  e2e: {
    below: [...engine, 'cli', 'build'],
    packages: [
      'vitest',
      'ssh2',
      'tar-stream',
      'yaml',
      'zod',
      'playwright-core',
      '@axe-core/playwright',
      '@cyclonedx/cyclonedx-library',
      'yazl',
    ],
    node: true,
  },
};

/** The floor that a file lies on; null outside of all floors. */
export function floorOf(path: string): Floor | null {
  const [first = '', second = ''] = path.split('/');
  const name = first === 'electron' ? second : first;
  return Object.hasOwn(floors, name) && path.includes('/') ? (name as Floor) : null;
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/**
 * Modules that only files named here may import, on any floor. Tests and e2e stand outside where `testsToo` is not set:
 * they play the other end of a connection.
 */
export const reservedModules: readonly {
  readonly modules: readonly string[];
  readonly allowed: RegExp;
  readonly testsToo: boolean;
  readonly why: string;
}[] = [
  {
    modules: ['child_process'],
    allowed: /^(electron\/services\/process\.ts$|e2e\/|build\/)/,
    testsToo: true,
    why: 'programs are run by services/process.ts alone',
  },
  {
    modules: ['net', 'tls', 'dgram', 'http', 'https', 'http2', 'dns', 'dns/promises'],
    // An SSH agent and a plugin are asked over their Unix sockets, which leaves the machine no more than a file does.
    allowed:
      /^electron\/services\/(host\/(ssh|loopback)|go\/(proxy|plugin-socket)|custody\/agent)[^/]*\.ts$|^e2e\/|^bench\/rated-link\.ts$/,
    testsToo: false,
    why: 'connections are made by services/host/ssh*, services/host/loopback* and services/go/proxy* alone',
  },
  {
    modules: ['cluster', 'inspector', 'inspector/promises', 'repl', 'vm'],
    allowed: /^$/,
    testsToo: true,
    why: 'nothing here needs it, and it opens ports or evaluates text',
  },
];

/** Names that only files named here may use, in code below the window and in it. */
export const reservedNames: readonly { readonly name: string; readonly allowed: RegExp; readonly why: string }[] = [
  {
    name: 'ipcMain',
    allowed: /^electron\/main\/ipc\/router\.ts$/,
    why: 'requests pass the gate of main/ipc/router.ts',
  },
  { name: 'openExternal', allowed: /^electron\/main\/security\.ts$/, why: 'links leave through main/security.ts' },
  { name: 'getBuiltinModule', allowed: /^$/, why: 'it hides an import from this check' },
  { name: 'createRequire', allowed: /^build\//, why: 'it hides an import from this check' },
  ...['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
    name,
    allowed: /^electron\/services\/(host\/loopback|go\/proxy)[^/]*\.ts$/,
    why: 'connections are made by services/host/ssh*, services/host/loopback* and services/go/proxy* alone',
  })),
];
