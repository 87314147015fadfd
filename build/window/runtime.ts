import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheDir } from './cache-dir.ts';
import { explain } from './explain.ts';
import { type OfficialRuntime, OverrideError, officialRuntime, officialVersion } from './official-runtime.ts';
import { hasTestRuntime, TEST_RUNTIME_VERSION, testRuntime } from './test-runtime.ts';
import { treeFor } from './test-tree.ts';

/** An Electron that the window can be started with. */
export interface Runtime {
  /** Absolute path of the program, in the top directory of its distribution. */
  readonly executable: string;
  /** Of Electron, e.g. `45.4.1`. */
  readonly version: string;
  /** The version that this repository pins. */
  readonly official: string;
  /** A `test` runtime comes out of another program's package: for trying out and testing, never for packages that users get. */
  readonly kind: 'official' | 'test';
  /** Where it comes from, or why it is not the official one. */
  readonly why: string;
  /** One line for the terminal: which it is, and why where it is not the official one. */
  readonly line: string;
}

/**
 * Finds the Electron to start the window with, and fetches it where it is not here: the official one, else the test runtime.
 * @param tell is told, a line each, what takes long
 * @throws Error with what to do, where neither can be had
 */
export async function electronRuntime(tell: (line: string) => void = () => {}): Promise<Runtime> {
  const official = await officialVersion();
  const found = await officialRuntime(official, tell).catch((error: unknown) => {
    if (error instanceof OverrideError) throw error;
    return { reason: explain(error) };
  });
  if (!('reason' in found)) return describe(found, official);
  if (!hasTestRuntime()) throw new Error(howToGet(official, found.reason));
  try {
    const executable = await testRuntime(await cacheDir(), tell);
    return {
      executable,
      version: TEST_RUNTIME_VERSION,
      official,
      kind: 'test',
      why: found.reason,
      line: `Electron ${TEST_RUNTIME_VERSION}: test runtime; the official ${official} could not be fetched (${found.reason})`,
    };
  } catch (error) {
    throw new Error(`${howToGet(official, found.reason)}\nThe test runtime could not be had either: ${explain(error)}`);
  }
}

/** How to start the window. */
export interface LaunchSpec {
  readonly executable: string;
  readonly args: readonly string[];
}

/**
 * How to start a bundled app with a runtime. Writes `runtime.json` into the app, from which the window says what it runs on;
 * the test runtime gets a tree beside the app, `runtime/<version>`.
 * @param appDir absolute path that `bundleWindow` returned
 * @throws the file system's error
 */
export async function launchSpec(runtime: Runtime, appDir: string): Promise<LaunchSpec> {
  await recordRuntime(runtime, appDir);
  if (runtime.kind === 'official') return { executable: runtime.executable, args: [appDir] };
  const home = join(dirname(appDir), 'runtime', runtime.version);
  return { executable: await treeFor(runtime.executable, appDir, home), args: [] };
}

/** Writes down in a bundled app which Electron it runs on. */
export async function recordRuntime({ kind, version, official }: Runtime, appDir: string): Promise<void> {
  await writeFile(join(appDir, 'runtime.json'), `${JSON.stringify({ kind, version, official })}\n`);
}

function describe({ executable, version, why }: OfficialRuntime, official: string): Runtime {
  const where = dirname(executable);
  const from = why === 'installed' ? '(official)' : `(${why}: ${where})`;
  return { executable, version, official, kind: 'official', why, line: `Electron ${version} ${from}` };
}

function howToGet(version: string, reason: string): string {
  return `Electron ${version} is not on this machine and could not be fetched (${reason}).
Where its release host can be reached, run: npx install-electron
Elsewhere unpack Electron's own archive of ${version} and name its directory in ELECTRON_OVERRIDE_DIST_PATH.`;
}
