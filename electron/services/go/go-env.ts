import { join } from 'node:path';
import { run } from '../process.ts';
import { readGoVariable } from './go-settings-file.ts';

/** The user's own Go settings, as far as we honour them. */
export interface GoSettings {
  readonly GOPROXY: string;
  /** Patterns of modules that no proxy is asked for, and those that the checksum database is not; GOPRIVATE stands for both. */
  readonly GONOPROXY: string;
  readonly GONOSUMDB: string;
  readonly GOMODCACHE: string;
  readonly GOCACHE: string;
  readonly GOTOOLCHAIN: string;
}

export interface GoEnvOptions {
  readonly goroot: string;
  readonly settings: GoSettings;
  /** A directory for temporary files, removed by the caller. */
  readonly tmpDir: string;
  /** Another module cache than the user's; nothing is fetched into it but by `goproxy`. */
  readonly modCache?: string;
  /** Default: the user's. */
  readonly goproxy?: string;
  readonly flags?: string;
  /** A go.work, from `copyWorkspace`; null: go.mod alone. */
  readonly goWork?: string | null;
  /** `GOOS`, `GOARCH` and the architecture level. */
  readonly target?: Readonly<Record<string, string>>;
  readonly cgo?: boolean;
  /** What `CC` is set to; `gcc` by default. */
  readonly cc?: string;
}

/** What a program needs of the environment to find its way and to reach a proxy; everything that steers Go is set by us. */
const PASSED_ON = [
  'HOME',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The whole environment of a `go` command. Settings that make a build differ from one machine to the next, fetch from elsewhere, or run
 * other programs are fixed; a variable that is missing here is at Go's default, whatever the user's shell or `go env -w` says.
 */
export function goEnv(options: GoEnvOptions, environment: Environment = process.env): Record<string, string> {
  return {
    ...passedOn(environment),
    PATH: `${join(options.goroot, 'bin')}:${environment['PATH'] ?? '/usr/bin:/bin'}`,
    LC_ALL: 'C',
    TMPDIR: options.tmpDir,
    GOTMPDIR: options.tmpDir,
    GOROOT: options.goroot,
    GOPATH: join(options.tmpDir, 'gopath'),
    GOENV: 'off',
    GOTOOLCHAIN: 'local',
    GOWORK: options.goWork ?? 'off',
    GOFLAGS: options.flags ?? '',
    GOVCS: '*:off',
    GOPROXY: options.goproxy ?? options.settings.GOPROXY,
    GOPRIVATE: '',
    GONOPROXY: options.goproxy === undefined ? options.settings.GONOPROXY : '',
    GONOSUMDB: options.settings.GONOSUMDB,
    GOMODCACHE: options.modCache ?? options.settings.GOMODCACHE,
    GOCACHE: options.settings.GOCACHE,
    CGO_ENABLED: options.cgo === true ? '1' : '0',
    CC: options.cc ?? 'gcc',
    ...options.target,
  };
}

/** What `go` needs besides to fetch modules from where only this user may: version control with this user's own logins. */
export function privateFetchEnv(
  { GONOPROXY }: Pick<GoSettings, 'GONOPROXY'>,
  environment: Environment = process.env,
): Record<string, string> {
  const logins = ['SSH_AUTH_SOCK', 'GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_CONFIG_GLOBAL', 'NETRC', 'XDG_CONFIG_HOME'];
  const own = logins.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]]));
  return {
    ...Object.fromEntries(own),
    GOPRIVATE: GONOPROXY,
    GOVCS: 'private:all,public:off',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Asks Go for the user's settings, outside any module. */
export async function readGoSettings(
  goroot: string,
  signal: AbortSignal,
  environment: Environment = process.env,
): Promise<GoSettings> {
  const env: Record<string, string> = { GOROOT: goroot, GOTOOLCHAIN: 'local', GOWORK: 'off', LC_ALL: 'C' };
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) env[name] ??= value;
  const names = ['GOPROXY', 'GONOPROXY', 'GONOSUMDB', 'GOMODCACHE', 'GOCACHE', 'GOENV'];
  const { stdout } = await run(join(goroot, 'bin/go'), ['env', '-json', ...names], { cwd: goroot, env, signal });
  const answer: Record<string, string> = JSON.parse(stdout);
  const { GOPROXY = '', GONOPROXY = '', GONOSUMDB = '', GOMODCACHE = '', GOCACHE = '', GOENV = '' } = answer;
  const GOTOOLCHAIN =
    environment['GOTOOLCHAIN'] ||
    (await readGoVariable(GOENV, 'GOTOOLCHAIN')) ||
    (await readGoVariable(join(goroot, 'go.env'), 'GOTOOLCHAIN')) ||
    'local';
  return { GOPROXY, GONOPROXY, GONOSUMDB, GOMODCACHE, GOCACHE, GOTOOLCHAIN };
}

function passedOn(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name): [string, string][] => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
