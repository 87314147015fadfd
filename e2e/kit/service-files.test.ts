import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { run } from '../../electron/services/process.ts';
import { inOwnDir } from '../go/own-dir.ts';
import { commit, goProblem, inputFor, writeFiles } from '../go/projects.ts';
import { failureOf } from './failure-of.ts';
import { jobContext } from './job-context.ts';

const problem = (await goProblem()) ?? (process.arch === 'x64' ? null : 'the project here is built for amd64');
let dir = '';
inOwnDir(problem, (made) => {
  dir = made;
});

const CONFIG = '$' + '{config}/app.conf';

/** A service that lives on a library, a configuration and an environment that travel with it. */
async function project(name: string): Promise<string> {
  const at = await writeFiles(join(dir, name, 'app'), {
    'go.mod': 'module example.com/app\n\ngo 1.24\n',
    'main.go': `package main

// #cgo LDFLAGS: -L\${SRCDIR}/lib -ltide
// int tide(void);
import "C"

import (
	"os"
	"time"
)

func main() {
	config, err := os.ReadFile(os.Args[1])
	if err != nil || string(config) != "level=7\\n" || os.Getenv("MOON") != "full" || C.tide() != 7 {
		println("config", string(config), "moon", os.Getenv("MOON"), "tide", C.tide())
		os.Exit(3)
	}
	time.Sleep(time.Hour)
}
`,
    'tide.c': '',
    'deploy/app.conf': 'level=7\n',
    'lib/tide.src': 'int tide(void) { return 7; }\n',
    'voidferry.yaml': JSON.stringify({
      build: { cgo: true },
      service: {
        args: [CONFIG],
        env: { MOON: 'full' },
        libraries: { paths: ['./lib', '/opt/nowhere'] },
        config: [{ from: 'deploy/app.conf', to: '/etc/app/app.conf' }],
        health: { settleSeconds: 1, timeoutSeconds: 10 },
      },
    }),
  });
  const source = ['-x', 'c', join(at, 'lib/tide.src')];
  await run('gcc', ['-shared', '-fPIC', '-Wl,-soname,libtide.so.1', ...source, '-o', join(at, 'lib/libtide.so.1.2')]);
  await run('ln', ['-s', 'libtide.so.1.2', join(at, 'lib/libtide.so.1')]);
  await run('ln', ['-s', 'libtide.so.1.2', join(at, 'lib/libtide.so')]);
  return at;
}

const build = (projectDir: string, context = jobContext()) =>
  prepareKit(inputFor(projectDir, { targets: ['x86_64'], rehearse: true, version: '1' }), context);

test('library, configuration and environment travel along, and the rehearsed service lives on them', async () => {
  const at = await project('whole');
  await commit(at);
  const context = jobContext();
  const { kitDir } = await build(at, context);
  const claims = context.evidence.map(({ claim }) => claim);
  expect(claims).toEqual(expect.arrayContaining(['kit.rehearsed', 'kit.rebuilt', 'go.files-fit']));
  const kit = JSON.parse(await readFile(join(kitDir, 'KIT.json'), 'utf8'));
  expect(kit).toMatchObject({
    project: { dirty: false },
    service: {
      configs: ['app.conf'],
      env: { MOON: 'full' },
      libraryPaths: ['./lib', '/opt/nowhere'],
      rollbackSafe: true,
    },
  });
  const list = await readFile(join(kitDir, 'targets/x86_64/FILES'), 'utf8');
  expect(list.split('\n').map((line) => line.split(' ').toSpliced(1, 2).join(' '))).toEqual([
    '0755 bin/app',
    '0644 config/app.conf',
    '0755 lib/libtide.so',
    '0755 lib/libtide.so.1',
    '0755 lib/libtide.so.1.2',
    '',
  ]);
  const needed = /^NEEDED_x86_64=(.*)$/m.exec(await readFile(join(kitDir, 'kit.env'), 'utf8'))?.[1];
  expect(needed?.split(' ')).toEqual(expect.arrayContaining(['libc.so.6', 'libtide.so.1']));
});

test('a library of another machine is refused', async () => {
  const at = await project('foreign');
  const library = join(at, 'lib/libtide.so.1.2');
  const bytes = await readFile(library);
  // e_machine of the ELF header: EM_AARCH64.
  bytes.writeUInt16LE(183, 18);
  await writeFile(join(at, 'lib/libother.so'), bytes);
  const error = await failureOf(build(at));
  expect([error.code, error.data['path']]).toEqual(['go/artefact-unfit', 'lib/libother.so']);
});
