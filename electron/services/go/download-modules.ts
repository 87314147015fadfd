import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSumMismatch, type ModuleSum } from '../../core/go/go-sum.ts';
import type { ProjectFacts } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';
import { type GoSettings, goEnv, privateFetchEnv } from './go-env.ts';
import { sumsOf } from './go-sums.ts';
import { parseJsonStream } from './scan-project.ts';
import { copyModuleFiles } from './workspace.ts';

export interface ModuleDownload {
  readonly project: Pick<ProjectFacts, 'dir' | 'workspace'>;
  readonly goroot: string;
  readonly settings: GoSettings;
  /** An empty directory of ours; the module cache is made in it. */
  readonly workDir: string;
  readonly tmpDir: string;
}

interface DownloadedModule extends ModuleSum {
  readonly Error?: string;
}

const DOWNLOAD_TIMEOUT_MS = 60 * 60_000;
const FAILED = 1;

/**
 * Fetches every module of a project's build list into a fresh module cache, each verified against the checksum database, since go.sum is
 * left out; what the user's module cache holds already is taken from there. `go mod download` without `all` would leave out what
 * `go mod tidy` and `go test all` need. The project itself is not written.
 *
 * Modules that the user keeps from public proxies are fetched into the user's own cache first, as `go` does it every day, so that no proxy
 * is asked for them here.
 * @throws VoidferryError `go/modules-unavailable` | `go/module-mismatch`; the abort error when cancelled.
 */
export async function downloadModules(
  download: ModuleDownload,
  signal: AbortSignal,
): Promise<{ modCache: string; modules: ModuleSum[] }> {
  const { project, settings } = download;
  const modCache = join(download.workDir, 'modcache');
  await mkdir(modCache, { recursive: true });
  if (settings.GONOPROXY !== '') {
    const list = await listing(download, join(download.workDir, 'own-list'));
    const env = { ...goEnv({ ...download, goWork: list.goWork, flags: list.flags }), ...privateFetchEnv(settings) };
    await fetchAll(download, list, env, signal);
  }
  const list = await listing(download, join(download.workDir, 'list'));
  const ownCache = pathToFileURL(join(settings.GOMODCACHE, 'cache/download')).href;
  const goproxy = `${ownCache},${settings.GOPROXY}`;
  const env = goEnv({ ...download, goWork: list.goWork, modCache, goproxy, flags: list.flags });
  const modules = await fetchAll(download, list, env, signal);
  const mismatch = findSumMismatch(await sumsOf(project), modules);
  if (mismatch !== null) throw new VoidferryError('go/module-mismatch', { output: mismatch });
  return { modCache, modules };
}

/** Where `go` reads what is required, without any sums and without writing the project. */
interface Listing {
  readonly cwd: string;
  readonly goWork: string | null;
  readonly flags: string;
  readonly args: readonly string[];
}

async function listing({ project }: ModuleDownload, dir: string): Promise<Listing> {
  await mkdir(dir, { recursive: true });
  if (project.workspace !== null) {
    const goWork = await copyModuleFiles(project.workspace, dir);
    return { cwd: dir, goWork, flags: '-modcacherw', args: [] };
  }
  const modFile = join(dir, 'go.mod');
  await copyFile(join(project.dir, 'go.mod'), modFile);
  return { cwd: project.dir, goWork: null, flags: '-mod=mod -modcacherw', args: [`-modfile=${modFile}`] };
}

async function fetchAll(
  { goroot }: ModuleDownload,
  { cwd, args }: Listing,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ModuleSum[]> {
  const { code, stdout, stderr } = await run(join(goroot, 'bin/go'), ['mod', 'download', ...args, '-json', 'all'], {
    cwd,
    env,
    expect: [0, FAILED],
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    signal,
  });
  const modules = parseJsonStream<DownloadedModule>(stdout);
  if (code !== 0) throw refused([...modules.flatMap((module) => module.Error ?? []), stderr].join('\n').trim());
  return modules;
}

function refused(output: string): VoidferryError {
  const isMismatch = /SECURITY ERROR|checksum mismatch|misbehaving|does not match/i.test(output);
  return new VoidferryError(isMismatch ? 'go/module-mismatch' : 'go/modules-unavailable', { output });
}
