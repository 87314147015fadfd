import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareKit } from '../../electron/jobs/prepare.ts';
import { findProgram } from '../../electron/services/find-program.ts';
import { run } from '../../electron/services/process.ts';
import { failureOf } from '../kit/failure-of.ts';
import { jobContext } from '../kit/job-context.ts';
import { inOwnDir } from './own-dir.ts';
import { goProblem, inputFor, voidferry, writeFiles } from './projects.ts';

const goMissing = (await goProblem()) ?? ((await findProgram('gcc')) === null ? 'no gcc on this machine' : null);
const problem = goMissing ?? (process.arch === 'x64' ? null : 'the projects here are built for amd64');
let dir = '';
inOwnDir(problem, (made) => {
  dir = made;
});

const host = `package main

import (
	"os"
	"plugin"

	"example.com/app/shared"
)

func main() {
	println(shared.Name())
	if len(os.Args) > 1 {
		if _, err := plugin.Open(os.Args[1]); err != nil {
			os.Exit(3)
		}
	}
}
`;
const project = (name: string, lookup: string) =>
  writeFiles(join(dir, name), {
    'go.mod': 'module example.com/app\n\ngo 1.24\n',
    'main.go': host,
    'shared/shared.go': 'package shared\n\nfunc Name() string { return "shared" }\n',
    'plugins/one/main.go':
      'package main\n\nimport "example.com/app/shared"\n\nfunc Run() string { return shared.Name() }\n\nfunc main() {}\n',
    'voidferry.yaml': `plugins: [{ package: ./plugins/one, kind: native, host: ., lookup: [${lookup}] }]\n`,
  });

test('files and plugins that fit are claimed, reported in the kit, and checked again by stock tools', async (context) => {
  const kitContext = jobContext();
  const { kitDir } = await prepareKit(inputFor(await project('fits', 'Run'), { targets: ['x86_64'] }), kitContext);
  const claims = kitContext.evidence.map(({ claim }) => claim);
  expect(claims).toEqual(expect.arrayContaining(['go.files-fit', 'go.plugins-fit']));
  const fit = kitContext.evidence.find(({ claim }) => claim === 'go.plugins-fit');
  expect(fit?.figures).toMatchObject({ host: 'bin/app', plugins: ['plugins/one.so'], target: 'x86_64' });
  const [report] = JSON.parse(await readFile(join(kitDir, 'reports/targets.json'), 'utf8'));
  expect(report.artefacts.map(({ path, verdict }: { path: string; verdict: string }) => [path, verdict])).toEqual([
    ['bin/app', 'compatible'],
    ['plugins/one.so', 'compatible'],
  ]);
  expect(report.plugins[0].packages['example.com/app/shared']).toMatch(/^[0-9a-f]{16}$/);
  if ((await findProgram('objdump')) === null) return context.skip('no binutils on this machine');
  const recheck = await run('/bin/sh', ['-ec', fit?.recheck ?? 'exit 1'], { cwd: dir });
  expect(recheck.stdout).toBe('');
  // Held against a program that shares no build with the plugin, the same command tells each package.
  const other = (fit?.recheck ?? '').replace(`"$T"/'plugins/one.so' |`, `/dev/null | cat - "$T/h" | sed 's/.$/g/' |`);
  expect((await run('/bin/sh', ['-ec', other], { cwd: dir })).stdout).toContain('example.com/app/shared ');
});

test('a program that is to be a go-plugin plugin and serves nothing is in doubt, before it is started', async () => {
  const source = await writeFiles(join(dir, 'serves-nothing'), {
    'go.mod': 'module example.com/mute\n\ngo 1.24\n',
    'main.go': 'package main\n\nfunc main() {}\n',
    'plugins/mute/main.go': 'package main\n\nfunc main() {}\n',
    'voidferry.yaml': 'plugins: [{ package: ./plugins/mute, kind: grpc }]\n',
  });
  const kitContext = jobContext();
  const error = await failureOf(prepareKit(inputFor(source, { targets: ['x86_64'] }), kitContext));
  expect(error.code).toBe('go/plugin-not-recognised');
  expect(kitContext.notes).toContain('prepare.unclear');
  expect(kitContext.evidence.map(({ claim }) => claim)).not.toContain('go.files-fit');
});

test('a plugin without a name that its host looks up: exit 65, every finding in words, and nothing left', async () => {
  const source = await project('lacks', 'Run, Stop');
  const before = await readdir(dir);
  const result = await voidferry(['kit', 'build', source, '--target', 'x86_64', '--kit-version', '2'], {
    dataDir: join(dir, 'data'),
  });
  expect(result.code).toBe(65);
  expect(result.stderr).toContain('bin/app would not load: plugins/one.so [go/plugins-incompatible]');
  expect(result.stderr).toContain('plugins/one.so has no Stop, which the host program looks up. It has: Run');
  expect((await readdir(dir)).filter((name) => name !== 'data')).toEqual(before);
});

test('other platforms are built and packed as files to carry, and no target is made of them', async () => {
  const source = await writeFiles(join(dir, 'carried'), {
    'go.mod': 'module example.com/tiny\n\ngo 1.24\n',
    'main.go': 'package main\n\nfunc main() { println("tiny") }\n',
    'voidferry.yaml': 'carry: [windows/amd64, darwin/arm64]\n',
  });
  const { kitDir } = await prepareKit(inputFor(source, { targets: ['x86_64'] }), jobContext());
  const kit = JSON.parse(await readFile(join(kitDir, 'KIT.json'), 'utf8'));
  expect(kit.carried).toEqual([
    { platform: 'darwin/arm64', archive: 'carried/darwin-arm64/tiny-0.0.0.tar.gz' },
    { platform: 'windows/amd64', archive: 'carried/windows-amd64/tiny-0.0.0.tar.gz' },
  ]);
  const { stdout } = await run('tar', ['-tzf', join(kitDir, 'carried/windows-amd64/tiny-0.0.0.tar.gz')]);
  expect(stdout).toBe('bin/tiny.exe\n');
  expect(kit.targets.map(({ target }: { target: string }) => target)).toEqual(['x86_64']);
  const wrong = inputFor(source, { carry: ['windows/vax'], version: '2' });
  await expect(prepareKit(wrong, jobContext())).rejects.toMatchObject({ code: 'go/platform-unknown' });
});

test('a level by choice is built and checked as such', async () => {
  const source = await writeFiles(join(dir, 'levels'), {
    'go.mod': 'module example.com/tiny\n\ngo 1.24\n',
    'main.go': 'package main\n\nfunc main() { println("tiny") }\n',
    'voidferry.yaml': 'build: { levels: { x86_64: v3 } }\n',
  });
  const context = jobContext();
  const { kitDir } = await prepareKit(inputFor(source, { targets: ['x86_64'], version: '3' }), context);
  const kit = JSON.parse(await readFile(join(kitDir, 'KIT.json'), 'utf8'));
  expect(kit.targets[0].artefacts).toMatchObject([{ path: 'bin/tiny', cpu: 'GOAMD64=v3', libc: null }]);
  expect(context.evidence.map(({ claim }) => claim)).toContain('go.files-fit');
});
