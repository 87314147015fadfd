import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSumMismatch, type ModuleSum } from '../../core/go/go-sum.ts';
import { VoidferryError } from '../../shared/error.ts';
import { fileError } from '../file-error.ts';
import { run } from '../process.ts';
import { type GoSettings, goEnv } from './go-env.ts';
import { parseJsonStream } from './scan-project.ts';

export interface ModuleDownload {
  readonly projectDir: string;
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
 * @throws VoidferryError `go/modules-unavailable` | `go/module-mismatch`; the abort error when cancelled.
 */
export async function downloadModules(
  download: ModuleDownload,
  signal: AbortSignal,
): Promise<{ modCache: string; modules: ModuleSum[] }> {
  const modCache = join(download.workDir, 'modcache');
  const modFile = join(download.workDir, 'go.mod');
  await mkdir(modCache, { recursive: true });
  await copyFile(join(download.projectDir, 'go.mod'), modFile);
  const ownCache = pathToFileURL(join(download.settings.GOMODCACHE, 'cache/download')).href;
  const env = goEnv({
    ...download,
    modCache,
    goproxy: `${ownCache},${download.settings.GOPROXY}`,
    flags: '-mod=mod -modcacherw',
  });
  const args = ['mod', 'download', `-modfile=${modFile}`, '-json', 'all'];
  const { code, stdout, stderr } = await run(join(download.goroot, 'bin/go'), args, {
    cwd: download.projectDir,
    env,
    expect: [0, FAILED],
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    signal,
  });
  const modules = parseJsonStream<DownloadedModule>(stdout);
  if (code !== 0) throw refused([...modules.flatMap((module) => module.Error ?? []), stderr].join('\n').trim());

  const goSum = await readFile(join(download.projectDir, 'go.sum'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw fileError(error, join(download.projectDir, 'go.sum'));
  });
  const mismatch = findSumMismatch(goSum, modules);
  if (mismatch !== null) throw new VoidferryError('go/module-mismatch', { output: mismatch });
  return { modCache, modules };
}

function refused(output: string): VoidferryError {
  const isMismatch = /SECURITY ERROR|checksum mismatch|misbehaving|does not match/i.test(output);
  return new VoidferryError(isMismatch ? 'go/module-mismatch' : 'go/modules-unavailable', { output });
}
