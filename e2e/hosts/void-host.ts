import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningProcess, type RunResult, run, start } from '../../electron/services/process.ts';
import { neededTools } from './base-void-tools.ts';
import { machineTool, writeVoidRoot } from './void-root.ts';

export interface VoidHostOptions {
  /** Default true. */
  readonly sshd?: boolean;
  /** Makes /opt an ext4 file system of its own of this size. */
  readonly optSizeMiB?: number;
  /** What `xbps-uhelper arch` answers; default `x86_64`. */
  readonly xbpsArch?: string;
  readonly hostname?: string;
}

export interface ExecOptions {
  readonly stdin?: string | Uint8Array;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** `root` or `operator` (uid 1000, no rights). */
  readonly user?: 'root' | 'operator';
}

/** A running Void-like host: own /etc, /opt, /var, /usr/bin of base Void's tools alone, real runit, real sshd. */
export interface VoidHost {
  /** Where its /etc, /opt, /var, /run, /root, /home, /tmp lie on this machine. */
  readonly root: string;
  /** Port of its sshd on 127.0.0.1; 0 without one. Logins by key: `root` and `operator`. */
  readonly port: number;
  /** Its line for a known_hosts file; empty without sshd. */
  readonly hostKeyLine: string;
  /** Path of the private key that may log in. */
  readonly userKey: string;
  /** Runs a program on it, whatever it answers. The environment is that of a root console. */
  exec(args: readonly string[], options?: ExecOptions): Promise<RunResult>;
  /** As `exec`, but returns the running program, to be ended in the middle. Kill it inside: `pid` is nsenter's. */
  spawn(args: readonly string[]): RunningProcess;
  /** The path on this machine of a path of the host. */
  path(hostPath: string): string;
  /** Pulls the plug (every process dies by KILL), then starts it again on the same disk. */
  powerCycle(): Promise<void>;
  stop(): Promise<void>;
}

const anyExit = Array.from({ length: 256 }, (_, code) => code);
const boundFolders = ['etc', 'opt', 'var', 'run', 'root', 'home', 'tmp'];
const hostEnv = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/bin', HOME: '/root', USER: 'root' };

/** Why this machine cannot run a Void-like host, or null when it can. */
export function voidHostProblem(): string | null {
  if (process.getuid?.() !== 0) return 'a Void-like host needs root';
  const missing = ['bwrap', 'nsenter', ...neededTools].filter((tool) => machineTool(tool) === null);
  return missing.length === 0 ? null : `this machine lacks ${missing.join(', ')}`;
}

/** Starts a Void-like host; ready when runit (and sshd, where asked for) answers. The caller stops it. */
export async function startVoidHost(options: VoidHostOptions = {}): Promise<VoidHost> {
  const sshPort = (options.sshd ?? true) ? await freePort() : null;
  const root = await mkdtemp(join(tmpdir(), 'voidferry-host-'));
  if (options.optSizeMiB !== undefined) await mountOpt(root, options.optSizeMiB);
  const hostname = options.hostname ?? 'tide-host';
  try {
    await writeVoidRoot(root, { xbpsArch: options.xbpsArch ?? 'x86_64', hostname, sshPort });
    let machine = await boot(root, hostname, sshPort);
    const publicKey = sshPort === null ? '' : await readFile(join(root, 'etc/ssh/ssh_host_ed25519_key.pub'), 'utf8');
    return {
      root,
      port: sshPort ?? 0,
      hostKeyLine: sshPort === null ? '' : `[127.0.0.1]:${sshPort} ${publicKey.split(' ').slice(0, 2).join(' ')}`,
      userKey: join(root, 'user_key'),
      exec: (args, execOptions = {}) =>
        run('nsenter', [...entering(machine.pid, execOptions.user ?? 'root'), ...args], {
          env: hostEnv,
          expect: anyExit,
          timeoutMs: execOptions.timeoutMs ?? 60_000,
          ...(execOptions.stdin === undefined ? {} : { stdin: execOptions.stdin }),
          ...(execOptions.signal === undefined ? {} : { signal: execOptions.signal }),
        }),
      spawn: (args) => start('nsenter', [...entering(machine.pid, 'root'), ...args], { env: hostEnv }),
      path: (hostPath) =>
        join(root, hostPath.startsWith('/usr/local') ? hostPath.replace('/usr/local', 'usr-local') : hostPath),
      async powerCycle() {
        await powerOff(machine);
        await rm(join(root, 'run'), { recursive: true });
        for (const folder of ['run/runit/runsvdir', 'run/sshd']) await mkdir(join(root, folder), { recursive: true });
        await run('ln', ['-s', '/etc/runit/runsvdir/default', join(root, 'run/runit/runsvdir/current')]);
        machine = await boot(root, hostname, sshPort);
      },
      async stop() {
        await powerOff(machine);
        await removeRoot(root);
      },
    };
  } catch (error) {
    await removeRoot(root);
    throw error;
  }
}

interface Machine {
  readonly bwrap: RunningProcess;
  /** Its PID 1, as numbered on this machine. */
  readonly pid: number;
}

async function boot(root: string, hostname: string, sshPort: number | null): Promise<Machine> {
  const bwrap = start('bwrap', bwrapArgs(root, hostname), { env: { PATH: '/usr/bin:/usr/sbin' } });
  let output = '';
  bwrap.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  bwrap.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const pid = await waitFor('its first process', async () => {
    const found = /"child-pid": (\d+)/.exec(output)?.[1];
    return found === undefined ? null : Number(found);
  }).catch(async (error: unknown) => {
    bwrap.kill('SIGKILL');
    throw new Error(`bwrap did not start: ${output}`, { cause: error });
  });
  const machine = { bwrap, pid };
  try {
    await waitFor('runit', async () => (existsSync(`/proc/${pid}/root/usr/bin/runsvdir`) ? true : null));
    if (sshPort !== null) await waitFor('sshd', async () => ((await answers(sshPort)) ? true : null));
  } catch (error) {
    await powerOff(machine);
    throw error;
  }
  return machine;
}

function bwrapArgs(root: string, hostname: string): string[] {
  return [
    ...['--unshare-pid', '--unshare-uts', '--unshare-ipc', '--hostname', hostname, '--as-pid-1', '--die-with-parent'],
    ...[
      '--info-fd',
      '1',
      '--perms',
      '0755',
      '--dir',
      '/usr',
      '--proc',
      '/proc',
      '--dev',
      '/dev',
      '--ro-bind',
      '/sys',
      '/sys',
    ],
    ...['--ro-bind', '/usr/lib', '/usr/lib', '--ro-bind-try', '/usr/lib64', '/usr/lib64'],
    ...['--ro-bind', join(root, 'bin'), '/usr/bin', '--ro-bind', join(root, 'usr-share'), '/usr/share'],
    ...['--bind', join(root, 'usr-local'), '/usr/local', '--symlink', 'bin', '/usr/sbin'],
    ...['--symlink', 'usr/bin', '/bin', '--symlink', 'usr/bin', '/sbin'],
    ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    ...boundFolders.flatMap((folder) => ['--bind', join(root, folder), `/${folder}`]),
    ...['--chdir', '/', '/usr/bin/runit'],
  ];
}

function entering(pid: number, user: 'root' | 'operator'): string[] {
  const enter = ['--target', String(pid), '--mount', '--pid', '--uts', '--ipc', '--root', '--wdns=/'];
  if (user === 'root') return [...enter, '--'];
  const asOperator = ['setpriv', '--reuid=1000', '--regid=1000', '--clear-groups', '--'];
  return [...enter, '--', ...asOperator, 'env', 'HOME=/home/operator', 'USER=operator'];
}

async function powerOff(machine: Machine): Promise<void> {
  try {
    process.kill(machine.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  machine.bwrap.kill('SIGKILL');
  await machine.bwrap.exited;
  await waitFor('its end', async () => (existsSync(`/proc/${machine.pid}`) ? null : true));
}

async function mountOpt(root: string, sizeMiB: number): Promise<void> {
  const image = join(root, 'opt.img');
  await writeFile(image, '');
  await truncate(image, sizeMiB << 20);
  await run('mkfs.ext4', ['-q', '-m', '0', '-F', image]);
  await mkdir(join(root, 'opt'));
  await run('mount', ['-o', 'loop', image, join(root, 'opt')]);
}

async function removeRoot(root: string): Promise<void> {
  if (existsSync(join(root, 'opt.img'))) await run('umount', [join(root, 'opt')]);
  await rm(root, { recursive: true, force: true });
}

async function waitFor<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = await look();
    if (found !== null) return found;
    await sleep(50);
  }
  throw new Error(`waited 10 s for ${what}`);
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', (greeting) => {
      socket.destroy();
      resolve(greeting.toString().startsWith('SSH-'));
    });
    socket.once('error', () => resolve(false));
    socket.setTimeout(1000, () => {
      socket.destroy();
      resolve(false);
    });
  });
}
