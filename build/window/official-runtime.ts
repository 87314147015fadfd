import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exists } from '../../electron/services/exists.ts';
import { run } from '../../electron/services/process.ts';
import { repositoryRoot } from './root.ts';

export interface OfficialRuntime {
  readonly executable: string;
  readonly version: string;
  /** `installed` in node_modules, or named by the environment. */
  readonly why: 'installed' | 'ELECTRON_OVERRIDE_DIST_PATH';
}

const PACKAGE = join(repositoryRoot, 'node_modules/electron');
/** A host that cannot be reached says so within seconds; this is for a slow line, and for one that swallows everything. */
const FETCH_LIMIT_MS = 120_000;
/** The oldest that the window is made for. */
const OLDEST_MAJOR = 43;

/** The version of Electron that package.json pins. */
export async function officialVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/**
 * Electron as its makers publish it: where ELECTRON_OVERRIDE_DIST_PATH points, else in node_modules, fetched there if it is missing
 * and checked against the checksums in its package.
 * @throws Error | VoidferryError `job/tool-failed` | `job/tool-timeout` when it could not be fetched
 */
export async function officialRuntime(version: string, tell: (line: string) => void): Promise<OfficialRuntime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return overridden(resolve(override));
  if (!(await isInstalled(version))) {
    tell(`Fetching Electron ${version} …`);
    await run(process.execPath, [join(PACKAGE, 'install.js')], { cwd: repositoryRoot, timeoutMs: FETCH_LIMIT_MS });
    if (!(await isInstalled(version))) throw new Error('its installer left no program behind');
  }
  return { executable: join(PACKAGE, 'dist/electron'), version, why: 'installed' };
}

/** The installer writes `path.txt` last: without it, the tree may be half unpacked. */
async function isInstalled(version: string): Promise<boolean> {
  const [found, isWhole, hasProgram] = await Promise.all([
    versionOf(join(PACKAGE, 'dist')),
    exists(join(PACKAGE, 'path.txt')),
    exists(join(PACKAGE, 'dist/electron')),
  ]);
  return found === version && isWhole && hasProgram;
}

async function overridden(dist: string): Promise<OfficialRuntime> {
  const version = await versionOf(dist);
  const executable = join(dist, 'electron');
  if (version === null || !(await exists(executable)))
    throw new OverrideError(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, which holds no files "electron" and "version"`);
  if (Number.parseInt(version, 10) < OLDEST_MAJOR)
    throw new OverrideError(
      `ELECTRON_OVERRIDE_DIST_PATH is Electron ${version}; the window needs ${OLDEST_MAJOR} or newer`,
    );
  return { executable, version, why: 'ELECTRON_OVERRIDE_DIST_PATH' };
}

/** Whoever names a distribution wants that one and no other. */
export class OverrideError extends Error {}

async function versionOf(dist: string): Promise<string | null> {
  const text = await readFile(join(dist, 'version'), 'utf8').catch(() => null);
  return text === null ? null : text.trim().replace(/^v/, '');
}
