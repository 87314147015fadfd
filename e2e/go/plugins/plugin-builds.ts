import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../../electron/services/process.ts';

/** One way of building one project. */
export interface Build {
  readonly project: string;
  /** Default: the machine's own. */
  readonly goroot?: string;
  readonly trimpath?: boolean;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A module cache of its own, in another place. */
  readonly cache?: string;
  /** A versioned package to install instead of building the project's folder. */
  readonly install?: string;
}

export interface Builds {
  host(build: Build): Promise<string>;
  plugin(build: Build): Promise<string>;
}

const BUILD_TIMEOUT_MS = 300_000;

/** Builds the projects in `dir`, each once for equal settings. Modules come from the proxy beside them; packages of Go are cached. */
export function createBuilds(dir: string, goroot: string, goCache: string): Builds {
  const made = new Map<string, Promise<string>>();
  let count = 0;
  const build = (mode: 'exe' | 'plugin', wanted: Build) => {
    const key = JSON.stringify([mode, wanted]);
    const known = made.get(key) ?? make(mode, wanted, join(dir, 'built', String(count++)));
    made.set(key, known);
    return known;
  };
  const make = async (mode: 'exe' | 'plugin', wanted: Build, out: string) => {
    const { trimpath = true, flags = [], install } = wanted;
    await mkdir(out, { recursive: true });
    const file = join(out, mode === 'exe' ? 'host' : 'plugin.so');
    const buildMode = flags.some((flag) => flag.startsWith('-buildmode')) ? [] : [`-buildmode=${mode}`];
    const common = [...buildMode, ...(trimpath ? ['-trimpath'] : []), ...flags];
    const args =
      install === undefined
        ? ['build', '-buildvcs=false', ...common, '-o', file, '.']
        : ['install', ...common, install];
    const root = wanted.goroot ?? goroot;
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: dir,
      LC_ALL: 'C',
      GOROOT: root,
      GOENV: 'off',
      GOTOOLCHAIN: 'local',
      GOWORK: 'off',
      GOFLAGS: '-mod=mod -modcacherw',
      GOPROXY: `file://${join(dir, 'proxy')}`,
      GOSUMDB: 'off',
      GOPATH: join(dir, 'gopath'),
      GOMODCACHE: join(dir, wanted.cache ?? 'modcache'),
      GOCACHE: goCache,
      GOBIN: out,
      CGO_ENABLED: '1',
      CC: 'gcc',
      ...wanted.env,
    };
    const cwd = join(dir, wanted.project);
    await run(join(root, 'bin/go'), args, { cwd, env, timeoutMs: BUILD_TIMEOUT_MS });
    return install === undefined ? file : join(out, install.replace(/^.*\/([^/@]+)@.*$/, '$1'));
  };
  return { host: (wanted) => build('exe', wanted), plugin: (wanted) => build('plugin', wanted) };
}

/** What Go makes of the plugins, in a process of its own. */
export type Opened = 'loaded' | 'refused' | 'died';

/** Has a host load plugins. */
export async function openPlugins(host: string, plugins: readonly string[]): Promise<{ opened: Opened; said: string }> {
  const everyExit = Array.from({ length: 256 }, (_, code) => code);
  const answer = await run(host, plugins, { expect: everyExit }).catch((error: Error) => ({
    code: -1,
    stderr: error.message,
  }));
  const opened = answer.code === 0 ? 'loaded' : answer.code === 3 ? 'refused' : 'died';
  return { opened, said: answer.stderr };
}
