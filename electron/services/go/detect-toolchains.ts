import { readdir, readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { FoundToolchains, Toolchain } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { dataDirOf } from '../data-dir.ts';
import { run } from '../process.ts';
import { acquiredDir } from './acquired.ts';

/** Where toolchains are looked for. */
export interface ToolchainPlaces {
  /** A GOROOT asked for by name: looked at first. */
  readonly goroot: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Directories that are a GOROOT when a pattern of their name says so. */
  readonly system: readonly { readonly parent: string; readonly name: RegExp }[];
}

const VERSION_TIMEOUT_MS = 20_000;

/** The places where distributions, the Go project and `go install golang.org/dl/…` put toolchains. */
export function toolchainPlaces(
  goroot: string | null = null,
  environment: ToolchainPlaces['environment'] = process.env,
): ToolchainPlaces {
  const home = environment['HOME'] ?? homedir();
  const modCache =
    environment['GOMODCACHE'] ?? join(environment['GOPATH']?.split(':')[0] ?? join(home, 'go'), 'pkg/mod');
  return {
    goroot,
    environment,
    system: [
      { parent: '/usr/local', name: /^go$/ },
      { parent: '/usr/lib', name: /^go(-?\d.*)?$/ },
      { parent: '/opt/go', name: /^\d/ },
      { parent: join(home, 'sdk'), name: /^go/ },
      { parent: acquiredDir(dataDirOf(environment)), name: /^go\d.*(?<!\.tar\.gz)$/ },
      { parent: join(modCache, 'golang.org'), name: /^toolchain@v0\.0\.1-go/ },
    ],
  };
}

/**
 * Finds the Go toolchains of this machine, each once, best place first: a directory with a VERSION file whose `go version` runs and agrees.
 * `go version` is all that is executed, with `GOTOOLCHAIN=local` and outside any project.
 */
export async function detectToolchains(places: ToolchainPlaces, signal: AbortSignal): Promise<FoundToolchains> {
  const candidates = await listCandidates(places);
  const searched = [...new Set(candidates.map(({ searched: place }) => place))];
  const found: Toolchain[] = [];
  const broken: { goroot: string; problem: string }[] = [];
  const seen = new Set<string>();
  for (const { goroot: path, foundBy } of candidates) {
    const goroot = path === null ? null : await realpath(path).catch(() => null);
    if (goroot === null || seen.has(goroot)) continue;
    seen.add(goroot);
    const version = await readVersionFile(goroot);
    if (version === null) continue;
    const proof = await askVersion(goroot, signal);
    if (!('platform' in proof)) broken.push({ goroot, problem: proof.problem });
    else if (proof.version !== version)
      broken.push({ goroot, problem: `VERSION says ${version}, go says ${proof.version}` });
    else found.push({ goroot, ...proof, foundBy });
  }
  return { found, searched, broken };
}

interface Candidate {
  readonly goroot: string | null;
  readonly foundBy: string;
  readonly searched: string;
}

async function listCandidates({ goroot, environment, system }: ToolchainPlaces): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  const add = (path: string | null, foundBy: string, searched: string) =>
    candidates.push({ goroot: path, foundBy, searched });
  if (goroot !== null) add(goroot, goroot, goroot);
  const pathDirs = (environment['PATH'] ?? '').split(':').filter((dir) => isAbsolute(dir));
  for (const dir of pathDirs) {
    const program = await realpath(join(dir, 'go')).catch(() => null);
    add(program === null ? null : join(program, '../..'), 'PATH', 'PATH');
  }
  const variable = environment['GOROOT'];
  if (variable !== undefined && isAbsolute(variable)) add(variable, 'GOROOT', 'GOROOT');
  for (const { parent, name } of system) {
    const names = (await readdir(parent).catch(() => [])).filter((entry) => name.test(entry)).sort();
    add(null, parent, parent);
    for (const entry of names) add(join(parent, entry), parent, parent);
  }
  return candidates;
}

async function readVersionFile(goroot: string): Promise<string | null> {
  const text = await readFile(join(goroot, 'VERSION'), 'utf8').catch(() => '');
  return withoutPrefix(text.split('\n')[0]?.trim() ?? '') || null;
}

/** What a toolchain says of itself when it is run. @throws the abort error when cancelled. */
export async function askVersion(
  goroot: string,
  signal: AbortSignal,
): Promise<{ version: string; platform: string } | { problem: string }> {
  const env = { GOTOOLCHAIN: 'local', GOENV: 'off', GOROOT: goroot, HOME: '/', PATH: '/usr/bin:/bin', LC_ALL: 'C' };
  try {
    const { stdout } = await run(join(goroot, 'bin/go'), ['version'], {
      cwd: goroot,
      env,
      signal,
      timeoutMs: VERSION_TIMEOUT_MS,
    });
    const [, version, platform] = /^go version (.*) (\S+\/\S+)\n$/.exec(stdout) ?? [];
    if (version === undefined || platform === undefined) return { problem: `it says ${stdout.trim().slice(0, 100)}` };
    return { version: withoutPrefix(version), platform };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof VoidferryError)) throw error;
    const { exitCode = '-', stderr = '' } = error.data;
    return { problem: `go version: ${error.code}, exit code ${exitCode} ${stderr}`.trim() };
  }
}

function withoutPrefix(version: string): string {
  return version.replace(/^go/, '');
}
