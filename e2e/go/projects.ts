import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PrepareInput } from '../../electron/jobs/plan-kit.ts';
import { detectToolchains, toolchainPlaces } from '../../electron/services/go/detect-toolchains.ts';
import { copySample } from '../../electron/services/go/sample-project.ts';
import { run } from '../../electron/services/process.ts';

export const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A directory for one test, its real path. */
export async function makeDir(): Promise<{ dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-go-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** Why tests with the real Go cannot run here, or null. */
export async function goProblem(): Promise<string | null> {
  const { found } = await detectToolchains(toolchainPlaces(), AbortSignal.timeout(60_000));
  return found.length > 0 ? null : 'no Go toolchain on this machine';
}

export async function writeFiles(dir: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
}

/** A module with one program and nothing else. */
export function tinyProject(dir: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const main = 'package main\n\nvar version = "dev"\n\nfunc main() { println("tiny", version) }\n';
  return writeFiles(dir, { 'go.mod': 'module example.com/tiny\n\ngo 1.24\n', 'main.go': main, ...more });
}

/** The sample project. */
export async function sampleProject(dir: string): Promise<string> {
  await copySample(join(resourcesDir, 'sample'), dir);
  return dir;
}

/** Commits everything in a directory, always at the same moment. */
export async function commit(dir: string, tag?: string): Promise<void> {
  const when = '2026-01-02T03:04:05Z';
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: dir,
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_DATE: when,
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: 'user.name',
    GIT_CONFIG_VALUE_0: 'test',
    GIT_CONFIG_KEY_1: 'user.email',
    GIT_CONFIG_VALUE_1: 'test@example.org',
  };
  const git = (...args: string[]) => run('git', ['-C', dir, ...args], { env });
  await git('init', '-q');
  await git('add', '-A');
  await git('commit', '-q', '-m', 'a release');
  if (tag !== undefined) await git('tag', tag);
}

/** Asks for a kit and says nothing of it. */
export function inputFor(projectDir: string, some: Partial<PrepareInput> = {}): PrepareInput {
  return {
    projectDir,
    output: null,
    targets: [],
    version: null,
    serial: null,
    audience: null,
    goroot: null,
    carry: [],
    rehearse: false,
    modulesFrom: null,
    vulnerabilities: null,
    resourcesDir,
    dataDir: '/nonexistent',
    ...some,
  };
}

/** The environment of this process, for others. */
export function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Runs the command line as a user does, in a data directory of its own. */
export async function voidferry(args: readonly string[], options: { dataDir: string; wrap?: readonly string[] }) {
  const command = [
    ...(options.wrap ?? []),
    process.execPath,
    join(repository, 'electron/cli/main.ts'),
    '--lang',
    'en',
    ...args,
  ];
  const env = { ...ownEnvironment(), XDG_DATA_HOME: options.dataDir, VOIDFERRY_DATA_DIR: options.dataDir, LC_ALL: 'C' };
  const [program = '', ...rest] = command;
  const everyExit = Array.from({ length: 256 }, (_, code) => code);
  return run(program, rest, { env, expect: everyExit, timeoutMs: 600_000 });
}
