import { chmod, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readGoFile } from '../../../electron/services/go/read-go-file.ts';
import { smokeHttpPlugin } from '../../../electron/services/go/smoke-http-plugin.ts';
import { smokePlugin } from '../../../electron/services/go/smoke-plugin.ts';
import { run } from '../../../electron/services/process.ts';
import { findSandbox, type Sandbox } from '../../../electron/services/sandbox/sandbox.ts';
import { failureOf } from '../../kit/failure-of.ts';
import { goProblem, makeDir, resourcesDir, voidferry, writeFiles } from '../projects.ts';

const problem = await goProblem();
const handshake = { key: 'TIDE_PLUGIN', value: 'high-water-at-noon' };
const signal = AbortSignal.timeout(120_000);
let dir = '';
let remove = async () => {};
let sandbox: Sandbox;
beforeAll(async () => {
  ({ dir, remove } = await makeDir());
  sandbox = await findSandbox(signal);
});
afterAll(() => remove());

/** A program that is no plugin of Go's and does what one does until it knows its cookie; `then` is what it does with it. */
async function impostor(name: string, then: string): Promise<string> {
  const path = join(dir, name);
  const known = 'This binary is a plugin. These are not meant to be executed directly.';
  await writeFile(path, `#!/bin/sh\n[ -n "$TIDE_PLUGIN" ] || { echo '${known}' >&2; exit 1; }\n${then}\n`);
  await chmod(path, 0o755);
  return path;
}

const trial = (file: string, more = {}) =>
  smokePlugin({ name: 'it', file, runner: [], handshake, sandbox, timeoutMs: 1_500, ...more }, signal);

const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('vf-'));

test.each([
  ['a first line that is none', 'echo hello; sleep 9', 'go/plugin-garbage', { line: 'hello' }],
  [
    'a first line that holds a secret',
    'echo "using DB_PASSWORD=hunter2"; sleep 9',
    'go/plugin-garbage',
    { line: 'using DB_PASSWORD=***' },
  ],
  ['an endless first line', 'tr "\\0" x </dev/zero', 'go/plugin-garbage', { line: 'x'.repeat(500) }],
  [
    'silence, with a secret on standard error',
    'echo waiting, token: abc123 >&2; exec sleep 9',
    'go/plugin-silent',
    { seconds: 1.5, output: 'waiting, token: ***' },
  ],
  [
    'an end before the handshake',
    'echo no config >&2; exit 3',
    'go/plugin-ended',
    { exitCode: 3, output: 'no config' },
  ],
  [
    'a cookie that it does not know',
    'echo "This binary is a plugin. These are not meant to be executed directly." >&2; exit 1',
    'go/plugin-cookie-refused',
    {},
  ],
  ['another core protocol', 'echo "2|1|unix|/x|grpc"; sleep 9', 'go/plugin-protocol', { offered: '2', known: '1' }],
  ['a socket that is not there', 'echo "1|1|unix|/none/x|grpc"; sleep 9', 'go/plugin-socket', { address: '/none/x' }],
  ['a TCP port', 'echo "1|1|tcp|127.0.0.1:1|grpc"; sleep 9', 'go/plugin-socket', { address: '127.0.0.1:1' }],
])('%s is told as such, and nothing stays behind', async (name, then, code, data) => {
  const before = await leftovers();
  const error = await failureOf(trial(await impostor(name.replaceAll(' ', '-'), then)));
  expect(error.code).toBe(code);
  expect(error.data).toMatchObject(data);
  expect(await leftovers()).toEqual(before);
});

test('what does not know itself to be a plugin is not started as one', async () => {
  const path = join(dir, 'other');
  await writeFile(path, `#!/bin/sh\necho "$TIDE_PLUGIN" >>${dir}/asked\n`);
  await chmod(path, 0o755);
  expect(await failureOf(trial(path))).toMatchObject({ code: 'go/plugin-not-recognised', data: { exitCode: 0 } });
});

test('a library that is missing is told as such, as both C libraries say it', async () => {
  for (const said of ['error while loading shared libraries: libx.so', 'Error relocating /p: f: symbol not found']) {
    const path = join(dir, 'unlinked');
    await writeFile(path, `#!/bin/sh\necho '${said}' >&2\nexit 127\n`);
    await chmod(path, 0o755);
    expect(await failureOf(trial(path))).toMatchObject({ code: 'go/plugin-library-missing', data: { output: said } });
  }
});

test('a plugin that takes the connection and never answers is told as such', async () => {
  const mute = createServer(() => {}).listen(join(dir, 'mute'));
  const error = await failureOf(trial(await impostor('mute-plugin', `echo "1|1|unix|${dir}/mute|grpc"; sleep 9`)));
  mute.close();
  expect([error.code, error.data['reason']]).toEqual(['go/plugin-socket', 'no answer in 1500 ms']);
});

test('net/rpc: the handshake is proven, the health is not asked for and not claimed', async () => {
  const life = await trial(await impostor('netrpc', 'echo "1|3|unix|/none/x|netrpc"; sleep 9'));
  expect(life).toMatchObject({ reached: 'handshake', protocol: 'netrpc', app: '3' });
});

test('the real plugin: recognised, serving, listed, ended', async (context) => {
  if (problem !== null) return context.skip(problem);
  const file = join(dir, 'alarm');
  const sample = join(resourcesDir, 'sample');
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false' } as Record<string, string>;
  await run('go', ['build', '-o', file, './plugins/alarm'], { cwd: sample, env, timeoutMs: 300_000 });
  expect(await trial(file)).toEqual({
    path: 'it',
    reached: 'serving',
    protocol: 'grpc',
    app: '1',
    services: ['tidegauge.v1.Extension'],
    stopped: 'clean',
  });
  expect(await trial(file, { handshake: null })).toMatchObject({ reached: 'recognised', protocol: null });
  const wrong = await failureOf(trial(file, { handshake: { key: 'TIDE_PLUGIN', value: 'wrong' } }));
  expect(wrong.code).toBe('go/plugin-cookie-refused');

  const told = await voidferry(['--json', 'plugin', 'probe', file, '--cookie', 'TIDE_PLUGIN=high-water-at-noon'], {
    dataDir: join(dir, 'data'),
  });
  expect(JSON.parse(told.stdout)).toMatchObject({ goPlugin: 'v1.8.0', life: { reached: 'serving' }, cut: sandbox.cut });

  // The host program has the same library in it, stripped or not, and serves nothing.
  for (const flags of ['', '-s -w']) {
    const built = { alarm: `${file}-${flags.length}`, tidegauge: join(dir, `host-${flags.length}`) };
    await run('go', ['build', `-ldflags=${flags}`, '-o', built.alarm, './plugins/alarm'], { cwd: sample, env });
    await run('go', ['build', `-ldflags=${flags}`, '-o', built.tidegauge, './cmd/tidegauge'], { cwd: sample, env });
    expect([readGoFile(built.alarm).goPlugin, readGoFile(built.tidegauge).goPlugin]).toEqual(['v1.8.0', null]);
  }
});

test('an HTTP plugin is asked inside of the sandbox; one that answers badly is told as such', async (context) => {
  if (problem !== null) return context.skip(problem);
  const source = await writeFiles(join(dir, 'http'), {
    'go.mod': 'module example.com/h\n\ngo 1.24\n',
    'main.go': `package main

import (
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/ok", func(w http.ResponseWriter, _ *http.Request) {})
	http.HandleFunc("/end", func(http.ResponseWriter, *http.Request) { os.Exit(3) })
	http.ListenAndServe(os.Args[1], nil)
}
`,
  });
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false' } as Record<string, string>;
  const [file, probe] = [join(dir, 'http-plugin'), join(dir, 'probe')];
  await run('go', ['build', '-o', file, '.'], { cwd: source, env, timeoutMs: 300_000 });
  await run('go', ['build', '-o', probe, '.'], { cwd: join(resourcesDir, 'probe'), env, timeoutMs: 300_000 });
  const ask = (health: string) => {
    const start = { kind: 'http', args: ['$' + '{address}'], health } as const;
    return smokeHttpPlugin({ name: 'it', file, probe, start, runner: [], sandbox, timeoutMs: 1_000 }, signal);
  };
  expect(await ask('/ok')).toMatchObject({ reached: 'serving', protocol: 'http', stopped: 'clean' });
  const missing = await failureOf(ask('/none'));
  expect([missing.code, missing.data['reason']]).toEqual(['go/plugin-http-unhealthy', expect.stringContaining('404')]);
  expect((await failureOf(ask('/end'))).code).toBe('go/plugin-ended');
});

test('what runs in the sandbox has loopback alone, an empty environment, and none of the files of this user', async () => {
  if (sandbox.cut === 'none') return expect.fail('neither bwrap nor unshare works here');
  const [command, ...args] = sandbox.wrap(['sh', '-c', 'cat /proc/net/dev; env; ls -A "$1" 2>&1', 'sh', resourcesDir], {
    writable: [dir],
  });
  const { stdout } = await run(command, args, { env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' }, expect: [0, 1, 2] });
  expect(stdout.split('\n').filter((line) => /^\s*\w+:/.test(line) && !line.includes('lo:'))).toEqual(
    sandbox.cut === 'bwrap' ? [expect.stringContaining('ls: cannot access')] : [],
  );
  expect(stdout).not.toContain('HOME=');
});
