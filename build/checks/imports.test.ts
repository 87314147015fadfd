import { expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { importFindings } from './imports.ts';

function findings(tree: Record<string, string>): Finding[] {
  return importFindings(Object.entries(tree).map(([path, text]) => ({ path, text })));
}

function problems(path: string, text: string): string[] {
  return findings({ [path]: text }).map(({ problem }) => problem);
}

test.each([
  ['electron/shared/x.ts', "import { a } from '../core/a.ts'"],
  ['electron/shared/x.ts', "import { a } from 'commander'"],
  ['electron/shared/x.ts', "import { a } from 'node:fs'"],
  ['electron/core/kit/x.ts', "import { a } from '../../services/a.ts'"],
  ['electron/core/kit/x.ts', "import type { a } from 'electron'"],
  ['electron/core/kit/x.ts', "import type { a } from 'node:fs'"],
  ['electron/core/kit/x.ts', "import { z } from 'zod'"],
  ['electron/services/kit/x.ts', "import { a } from '../../jobs/a.ts'"],
  ['electron/services/kit/x.ts', "import type { App } from 'electron'"],
  ['electron/jobs/x.ts', "import { a } from '../cli/a.ts'"],
  ['electron/jobs/x.ts', "import type { utils } from 'ssh2'"],
  ['electron/cli/x.ts', "import { a } from '../worker/a.ts'"],
  ['electron/cli/x.ts', "import { a } from 'yaml'"],
  ['electron/worker/x.ts', "import { a } from '../main/a.ts'"],
  ['electron/worker/x.ts', "import type { a } from 'electron'"],
  ['electron/main/x.ts', "import { a } from '../worker/a.ts'"],
  ['electron/main/x.ts', "import { a } from '../../renderer/a.ts'"],
  ['electron/main/x.ts', "import { a } from 'commander'"],
  ['electron/preload/x.ts', "import { a } from '../core/a.ts'"],
  ['electron/preload/x.ts', "import { a } from 'node:fs'"],
  ['renderer/app/x.tsx', "import { a } from '../../electron/core/a.ts'"],
  ['renderer/app/x.tsx', "import type { a } from 'electron'"],
  ['renderer/app/x.tsx', "import { a } from 'fs'"],
  ['build/x.ts', "import { a } from '../electron/cli/a.ts'"],
  ['build/x.ts', "import { a } from 'ssh2'"],
  ['bench/x.ts', "import { a } from '../e2e/a.ts'"],
  ['bench/x.ts', "import { a } from 'zod'"],
  ['e2e/x.ts', "import { a } from '../bench/a.ts'"],
  ['e2e/x.ts', "import { a } from 'left-pad'"],
])('%s: %s', (path, text) => {
  expect(problems(path, text)).toHaveLength(1);
});

test.each([
  "import x from 'left-pad'",
  "import 'left-pad'",
  "import type { x } from 'left-pad'",
  "import { type x } from 'left-pad/deep'",
  "export * from 'left-pad'",
  "export type { x } from 'left-pad'",
  "const x = await import('left-pad')",
  'const x = await import(`left-pad`)',
  "type X = import('left-pad').X",
  "type X = typeof import('left-pad')",
  "import x = require('left-pad')",
  "const x = require('left-pad')",
])('sees every form of import: %s', (text) => {
  expect(problems('electron/jobs/x.ts', text)).toEqual(['jobs may not import the package left-pad']);
});

test('a name in a comment, a text or a template is not an import', () => {
  const text = "// import 'a'\n/* import 'b' */\nconst a = \"import 'c'\", b = `import 'd'`, c = /import 'e'/";
  expect(problems('electron/jobs/x.ts', text)).toEqual([]);
});

test('a computed import and a way around imports are findings', () => {
  expect(problems('electron/jobs/x.ts', 'await import(name)')).toHaveLength(1);
  expect(problems('electron/jobs/x.ts', "process.getBuiltinModule('node:net')")).toHaveLength(1);
  expect(problems('electron/jobs/x.ts', "process['getBuiltinModule']('node:net')")).toHaveLength(1);
  expect(problems('electron/jobs/x.ts', "import { createRequire } from 'node:module'")).toHaveLength(1);
});

test('triple-slash references are findings, and only where TypeScript obeys them', () => {
  const reference = '/// <reference types="node" />';
  expect(findings({ 'electron/core/x.ts': `// why\n${reference}\nexport const a = 1;` })).toEqual([
    { file: 'electron/core/x.ts', line: 2, problem: expect.stringContaining('triple-slash') },
  ]);
  expect(problems('electron/core/x.ts', `export const a = 1;\n${reference}`)).toEqual([]);
});

test.each([
  'Date.now()',
  'new Date()',
  'Date()',
  'Math.random()',
  'performance.now()',
  'crypto.randomUUID()',
  'const { randomUUID } = crypto',
  'Temporal.Now.instant()',
])('core reads no clock and no chance: %s', (text) => {
  expect(problems('electron/core/x.ts', text)).not.toEqual([]);
  expect(problems('electron/services/x.ts', text)).toEqual([]);
});

test('a time that was given is not a clock', () => {
  expect(
    problems('electron/core/x.ts', 'new Date(0).toISOString(); const now = 1; f({ now }, a.now, Date.parse(b))'),
  ).toEqual([]);
});

test('programs are run in one file', () => {
  const text = "import { spawn } from 'node:child_process'";
  expect(problems('electron/services/process.ts', text)).toEqual([]);
  expect(problems('e2e/hosts/x.ts', text)).toEqual([]);
  expect(problems('electron/services/media/x.ts', text)).toHaveLength(1);
  expect(problems('electron/services/media/x.test.ts', text)).toHaveLength(1);
  expect(problems('electron/services/media/x.ts', "import { spawn } from 'child_process'")).toHaveLength(1);
});

test.each(['net', 'tls', 'dgram', 'http', 'https', 'http2', 'dns', 'dns/promises'])(
  'connections are made in few files: %s',
  (name) => {
    const text = `import * as a from 'node:${name}'`;
    expect(problems('electron/services/host/ssh-connect.ts', text)).toEqual([]);
    expect(problems('electron/services/host/loopback-server.ts', text)).toEqual([]);
    expect(problems('electron/services/go/proxy.ts', text)).toEqual([]);
    expect(problems('electron/services/go/x.test.ts', text)).toEqual([]);
    expect(problems('electron/services/go/modules.ts', text)).toHaveLength(1);
    expect(problems('electron/jobs/push.ts', text)).toHaveLength(1);
    expect(problems('electron/main/x.ts', text)).toHaveLength(1);
  },
);

test('fetch is a connection, its name alone is not', () => {
  expect(problems('electron/jobs/x.ts', "await fetch('https://a')")).toHaveLength(1);
  expect(problems('electron/jobs/x.ts', "await globalThis.fetch('https://a')")).toHaveLength(1);
  expect(problems('electron/jobs/x.ts', "run({ fetch: 1 }, 'fetch')")).toEqual([]);
});

test('ssh2 connects in files named for it; its key tools serve elsewhere', () => {
  const connects = "import { Client } from 'ssh2'; new Client()";
  expect(problems('electron/services/host/ssh.ts', connects)).toEqual([]);
  expect(problems('electron/services/host/enrol.ts', connects)).not.toEqual([]);
  expect(problems('electron/services/custody/keys.ts', "import ssh2 from 'ssh2'; new ssh2.Client()")).not.toEqual([]);
  expect(problems('electron/services/host/exec.ts', "import type { Client } from 'ssh2'; let a: Client")).toEqual([]);
  expect(problems('electron/services/custody/keys.ts', "import { utils } from 'ssh2'; utils.parseKey(a)")).toEqual([]);
});

test('the window: ipcMain and openExternal have one place each', () => {
  const ipc = "import { ipcMain } from 'electron'";
  expect(problems('electron/main/ipc/router.ts', ipc)).toEqual([]);
  expect(problems('electron/main/window.ts', ipc)).not.toEqual([]);
  const open = "import { shell } from 'electron'; shell.openExternal(a)";
  expect(problems('electron/main/security.ts', open)).toEqual([]);
  expect(problems('electron/main/window.ts', open)).toHaveLength(1);
  expect(
    problems('electron/main/window.ts', "import { shell } from 'electron'; const { openExternal } = shell"),
  ).not.toEqual([]);
});

test('the window takes only types from files that need zod', () => {
  const shared = {
    'electron/shared/contract.ts': "import { kit } from './kit.ts'; export const a = kit;",
    'electron/shared/kit.ts': "import { z } from 'zod'; export const kit = z.string();",
  };
  const from = (kind: string) => ({
    ...shared,
    'renderer/x.ts': `${kind} { a } from '../electron/shared/contract.ts'`,
  });
  expect(findings(from('import type'))).toEqual([]);
  const chain = 'electron/shared/contract.ts → electron/shared/kit.ts → zod';
  const finding = {
    file: 'renderer/x.ts',
    line: 1,
    problem: `the renderer may only import its types, since it brings zod along: ${chain}`,
  };
  expect(findings(from('import'))).toEqual([finding]);
  // An import whose names are all types stays as an import of nothing, and runs the file.
  expect(findings({ ...shared, 'renderer/x.ts': "import { type a } from '../electron/shared/kit.ts'" })).toHaveLength(
    1,
  );
  expect(findings({ ...shared, 'renderer/x.ts': "export * from '../electron/shared/kit.ts'" })).toHaveLength(1);
  expect(findings({ ...shared, 'renderer/x.ts': "await import('../electron/shared/kit.ts')" })).toHaveLength(1);
});

test('a file of the window that takes a finding from beside it is no second finding', () => {
  const tree = {
    'electron/shared/kit.ts': "import { z } from 'zod'; export const kit = z.string();",
    'renderer/a.ts': "import { kit } from '../electron/shared/kit.ts'; export const a = kit;",
    'renderer/b.ts': "import { a } from './a.ts'; export const b = a;",
  };
  expect(findings(tree).map(({ file }) => file)).toEqual(['renderer/a.ts']);
});

test('cycles are findings, of types too', () => {
  const cycle = {
    'electron/core/a.ts': "import { b } from './b.ts'; export const a = b;",
    'electron/core/b.ts': "import { c } from './kit/c.ts'; export const b = c;",
    'electron/core/kit/c.ts': "import type { a } from '../a.ts'; export const c = 1;",
  };
  expect(findings(cycle).map(({ problem }) => problem)).toEqual([
    'is in a cycle of imports: electron/core/a.ts → electron/core/b.ts → electron/core/kit/c.ts',
  ]);
});

test('what is right is left alone', () => {
  const tree = {
    'electron/shared/a.ts': "import { z } from 'zod'; export const a = z;",
    'electron/core/a.ts': "import type { a } from '../shared/a.ts'; export type A = typeof a;",
    'electron/services/a.ts':
      "import { readFile } from 'node:fs/promises'; import tar from 'tar-stream'; import '../core/a.ts'; tar(readFile)",
    'electron/services/a.test.ts':
      "import { expect } from 'vitest'; import { host } from '../../e2e/hosts/host.ts'; import './a.ts'; expect(host)",
    'electron/jobs/a.ts': "import '../services/a.ts'; import '../core/a.ts'",
    'electron/cli/a.ts': "import { Command } from 'commander'; import '../jobs/a.ts'; new Command()",
    'renderer/a.tsx':
      "import { createRoot } from 'react-dom/client'; import './a.css'; export const A = () => <p>fetch</p>; createRoot()",
  };
  expect(findings(tree)).toEqual([]);
});

test('a file that cannot be parsed and an import from no floor are findings', () => {
  expect(problems('electron/core/x.ts', 'const = 3')).toEqual([expect.stringContaining('cannot be parsed')]);
  expect(problems('electron/core/x.ts', "import a from '../../package.json'")).toHaveLength(1);
});
