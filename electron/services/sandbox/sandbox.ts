import { lstat, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import type { NetworkCut } from '../../shared/network-cut.ts';
import { run } from '../process.ts';

/** What a program in the sandbox can reach of this machine. */
export interface Places {
  /** Directories that it may write to, at the paths that they have outside. */
  readonly writable: readonly string[];
  /** Files and directories that it may read, besides the system's programs and libraries. */
  readonly readable?: readonly string[];
  /** What the machine is called inside, where that can be set. */
  readonly hostName?: string;
}

/** Runs what is not ours where it reaches no network, and, where the machine allows it, no file that it was not given. */
export interface Sandbox {
  readonly cut: NetworkCut;
  /** The command that runs another one inside. Its environment is what the caller gives it, which should be empty. */
  wrap(command: readonly string[], places: Places): readonly [string, ...string[]];
}

/** Where programs and libraries lie; elsewhere a system of ours has nothing that a program needs. */
const SYSTEM = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
const TRIAL_TIMEOUT_MS = 10_000;
/** The user inside: a plain one, whoever runs us. */
const USER = ['--uid', '1000', '--gid', '1000'];

/**
 * The strongest sandbox that works on this machine, each tried by really running it: bubblewrap, then `unshare`, then none.
 * `unshare` cuts the network and leaves the file system as it is; without both, nothing is cut, which whoever asks must be told.
 */
export async function findSandbox(signal: AbortSignal): Promise<Sandbox> {
  const system = await systemArguments();
  const kinds: readonly Sandbox[] = [
    { cut: 'bwrap', wrap: (command, places) => ['bwrap', ...bwrapArguments(system, places), ...command] },
    { cut: 'unshare', wrap: (command) => ['unshare', ...UNSHARE, 'sh', '-c', WITH_LOOPBACK, 'sh', ...command] },
  ];
  for (const sandbox of kinds) if (await works(sandbox, signal)) return sandbox;
  return { cut: 'none', wrap: ([command = '', ...args]) => [command, ...args] };
}

const UNSHARE = ['--map-root-user', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
/**
 * Services and probes speak over the loopback device, which a fresh network has, and has not up. What runs then is nobody: a user of its own
 * for whom scripts do not take themselves for root's.
 */
const WITH_LOOPBACK = 'ip link set lo up && exec unshare --user "$@"';

async function works(sandbox: Sandbox, signal: AbortSignal): Promise<boolean> {
  const [command, ...args] = sandbox.wrap(['cat', '/proc/net/dev'], { writable: [] });
  const options = { env: { PATH: process.env['PATH'] ?? '' }, timeoutMs: TRIAL_TIMEOUT_MS, signal };
  try {
    const { stdout } = await run(command, args, options);
    const devices = stdout.split('\n').filter((line) => line.includes(':'));
    return devices.length === 1 && devices[0]?.trim().startsWith('lo:') === true;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof VoidferryError) return false;
    throw error;
  }
}

async function systemArguments(): Promise<string[]> {
  const links = await Promise.all(
    SYSTEM.map(async (path) => {
      const stat = await lstat(path).catch(() => null);
      if (stat === null) return [];
      return stat.isSymbolicLink() ? ['--symlink', await readlink(path), path] : ['--ro-bind', path, path];
    }),
  );
  const settings = ['/etc/alternatives', '/etc/ld.so.cache', '/etc/passwd', '/etc/group'].flatMap((path) => [
    '--ro-bind-try',
    path,
    path,
  ]);
  return ['--ro-bind', '/usr', '/usr', ...links.flat(), ...settings];
}

function bwrapArguments(system: readonly string[], { writable, readable = [], hostName }: Places): string[] {
  return [
    ...['--unshare-all', '--unshare-user', ...USER, '--die-with-parent', '--new-session'],
    ...system,
    ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--dir', '/var/tmp'],
    ...readable.flatMap((path) => ['--ro-bind', path, path]),
    ...writable.flatMap((path) => ['--bind', path, path]),
    ...(hostName === undefined ? [] : ['--hostname', hostName]),
    '--',
  ];
}

/** What the programs of a sandbox are given as environment: nothing of this user's. */
export function emptyEnvironment(home: string): Record<string, string> {
  return { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', HOME: home, TMPDIR: join(home, 'tmp'), LC_ALL: 'C' };
}
