import { join } from 'node:path';
import { type BuildMode, buildFlags } from '../../core/go/build-flags.ts';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';

export interface PackageBuild {
  /** The module's directory. */
  readonly dir: string;
  readonly goroot: string;
  /** From `goEnv`, with the target's settings. */
  readonly env: Readonly<Record<string, string>>;
  readonly package: string;
  /** The file to write. */
  readonly out: string;
  readonly mode: BuildMode;
  readonly ldflags: string;
  /** For errors. */
  readonly target: string;
  readonly wrap?: (command: readonly string[]) => readonly [string, ...string[]];
}

const BUILD_TIMEOUT_MS = 60 * 60_000;
const REFUSED = [1, 2];
const LINES_SHOWN = 20;

/**
 * Compiles one main package.
 * @throws VoidferryError `go/does-not-compile` with the compiler's lines | `job/no-space`; the abort error when cancelled.
 */
export async function buildPackage(build: PackageBuild, signal: AbortSignal): Promise<void> {
  const go = join(build.goroot, 'bin/go');
  const plain = [go, 'build', ...buildFlags(build.mode, build.ldflags), '-o', build.out, build.package] as const;
  const [command, ...args] = build.wrap?.(plain) ?? plain;
  const { code, stderr } = await run(command, args, {
    cwd: build.dir,
    env: build.env,
    expect: [0, ...REFUSED],
    timeoutMs: BUILD_TIMEOUT_MS,
    signal,
  });
  if (code !== 0)
    throw new VoidferryError('go/does-not-compile', { target: build.target, output: compilerLines(stderr) });
}

/** What the compiler said, without what `go` says about downloads and packages around it; it cannot steer a terminal. */
function compilerLines(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !/^(go: downloading |# )/.test(line));
  const shown = lines.slice(0, LINES_SHOWN);
  if (lines.length > LINES_SHOWN) shown.push(`(${lines.length - LINES_SHOWN} more lines)`);
  return shown.map((line) => line.replace(/[^\P{Cc}\t]/gu, '?')).join('\n');
}
