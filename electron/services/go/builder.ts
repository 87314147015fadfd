import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildMode } from '../../core/go/build-flags.ts';
import { buildPackage } from './build-package.ts';
import { type GoSettings, goEnv } from './go-env.ts';

export interface BuilderOptions {
  readonly goroot: string;
  readonly settings: GoSettings;
  /** Where modules are read from. Nothing is fetched for a build unless `goproxy` says where from. */
  readonly modCache: string;
  readonly goproxy: string;
  /** A directory of ours for what is built. */
  readonly workDir: string;
  readonly tmpDir: string;
  readonly flags?: string;
  /** Runs `go` elsewhere than straight on this machine, with nothing of this user's environment. */
  readonly wrap?: (command: readonly string[]) => readonly [string, ...string[]];
}

export interface BuildRequest {
  readonly dir: string;
  /** The go.work by which it is built; null or left out: go.mod alone. */
  readonly goWork?: string | null;
  readonly package: string;
  /** What it is called for people. */
  readonly label: string;
  readonly target: string;
  /** `GOOS`, `GOARCH` and the architecture level. */
  readonly settings: Readonly<Record<string, string>>;
  /** What links it; null: without cgo. */
  readonly cc: string | null;
  readonly mode: BuildMode;
  readonly ldflags: string;
}

/** Builds packages, each once for equal settings: targets that differ in their C library alone share a program without cgo. */
export type Builder = (request: BuildRequest, signal: AbortSignal) => Promise<string>;

/** @returns a builder; the files it makes stay in `workDir`. Errors are those of `buildPackage`. */
export function createBuilder(options: BuilderOptions): Builder {
  const built = new Map<string, Promise<string>>();
  const build = async (request: BuildRequest, out: string, signal: AbortSignal) => {
    const { cc, settings, goWork = null } = request;
    await mkdir(options.workDir, { recursive: true });
    const { wrap } = options;
    const goOptions = { ...options, target: settings, goWork, cgo: cc !== null, ...(cc !== null && { cc }) };
    const env = wrap === undefined ? goEnv(goOptions) : goEnv(goOptions, {});
    await buildPackage({ ...request, goroot: options.goroot, env, out, ...(wrap && { wrap }) }, signal);
    return out;
  };
  return (request, signal) => {
    const { dir, mode, ldflags, cc, settings } = request;
    const key = JSON.stringify([dir, request.package, mode, ldflags, cc, Object.entries(settings).sort()]);
    const known = built.get(key) ?? build(request, join(options.workDir, String(built.size)), signal);
    built.set(key, known);
    return known;
  };
}
