import { type KeyValues, parseKeyValues } from '../../core/host/key-values.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { HostFacts, HostStatus } from '../../shared/host.ts';
import type { ReleaseFile } from '../../shared/kit.ts';
import { hostFailure } from './host-failure.ts';
import type { Feed } from './ssh-channel.ts';
import type { ExecOptions, Transport } from './ssh-transport.ts';

export interface JobPoll {
  readonly state: 'running' | 'ended' | 'lost';
  /** Null until it has ended. */
  readonly exitCode: number | null;
  readonly stdout: KeyValues;
  readonly stderr: readonly string[];
}

/** The calls of docs/host-protocol.md on a host's own voidferry-host. */
export interface VoidferryHost {
  facts(): Promise<HostFacts>;
  /** The SHA-256 of those files that some release there holds. */
  have(files: readonly Pick<ReleaseFile, 'sha256' | 'bytes'>[]): Promise<ReadonlySet<string>>;
  status(name: string): Promise<HostStatus>;
  logs(name: string, lines: number): Promise<string>;
  /** Starts a command that survives the end of the login. The same id again does not start it twice. */
  startJob(id: string, command: readonly string[]): Promise<void>;
  pollJob(id: string): Promise<JobPoll>;
}

/** Below the prefix, if any. */
export const PROGRAM = '/usr/local/sbin/voidferry-host';
const RUN_IF_THERE =
  '[ -f "$1" ] || { echo "voidferry: host/not-enrolled $1 is not there" >&2; exit 76; }; exec /bin/sh "$@"';

/**
 * Talks to the voidferry-host of a host.
 * Every call throws VoidferryError with the code that the host names (`host/not-enrolled` when it has none), `host/link-lost`,
 * or the signal's reason.
 * @param prefix the directory that stands for / there, or null
 */
export function voidferryHost(transport: Transport, prefix: string | null, signal: AbortSignal): VoidferryHost {
  const before = prefix === null ? [] : ['--prefix', prefix];
  const call = async (args: readonly string[], feed?: Feed): Promise<string> => {
    const words = ['/bin/sh', '-c', RUN_IF_THERE, 'sh', `${prefix ?? ''}${PROGRAM}`, ...before, ...args];
    return successOf(transport, words, args, { signal, ...(feed && { feed }) });
  };
  return {
    facts: async () => readFacts(parseKeyValues(await call(['facts']))),
    async have(files) {
      const asked = files.map((file) => `${file.sha256} ${file.bytes}\n`).join('');
      const answered = (await call(['have'], (write) => write(Buffer.from(asked)))).split('\n');
      const held = new Set(answered);
      return new Set(files.filter((file) => held.has(`${file.sha256} ${file.bytes}`)).map((file) => file.sha256));
    },
    status: async (name) => readStatus(parseKeyValues(await call(['status', '--name', name]))),
    logs: (name, lines) => call(['logs', '--name', name, '--lines', String(lines)]),
    async startJob(id, command) {
      const answer = parseKeyValues(await call(['job', 'start', id, ...command]));
      if (answer.one('job') !== id) throw unexpected(transport.host, `job start answered ${answer.one('job')}`);
    },
    pollJob: async (id) => readPoll(transport.host, parseKeyValues(await call(['job', 'poll', id]))),
  };
}

/**
 * The facts of a host that may not be enrolled yet, told by our own script on its standard input.
 * @param script the text of resources/host/voidferry-host
 */
export async function factsByScript(
  transport: Transport,
  script: string,
  prefix: string | null,
  signal: AbortSignal,
): Promise<HostFacts> {
  const args = [...(prefix === null ? [] : ['--prefix', prefix]), 'facts'];
  const result = await transport.exec(args, script, { signal });
  if (result.code !== 0) throw hostFailure(transport.host, 'facts', result);
  return readFacts(parseKeyValues(result.stdout));
}

async function successOf(
  transport: Transport,
  words: readonly string[],
  args: readonly string[],
  options: ExecOptions,
): Promise<string> {
  const result = await transport.exec(words, null, options);
  if (result.code !== 0) throw hostFailure(transport.host, `voidferry-host ${args.join(' ')}`, result);
  return result.stdout;
}

function readFacts(facts: KeyValues): HostFacts {
  return {
    osId: facts.one('os_id') ?? '',
    target: facts.one('xbps_arch') ?? '',
    libc: facts.one('libc') ?? '',
    init: facts.one('init') ?? '',
    kernel: facts.one('kernel') ?? '',
    freeBytes: Number(facts.one('free_bytes') ?? 0),
    enrolled: facts.one('enrolled') === '1',
    signers: words(facts.one('signers')),
    tools: facts.keys.filter((key) => key.startsWith('tool_')).map((key) => key.slice('tool_'.length)),
  };
}

function readStatus(status: KeyValues): HostStatus {
  return {
    name: status.one('name') ?? '',
    current: status.one('current') ?? '',
    releaseDigest: status.one('release_digest') ?? '',
    state: status.one('state') ?? '',
    pid: status.one('pid') ?? '',
    uptimeSeconds: status.one('uptime_seconds') ?? '',
    healthy: status.one('healthy') ?? '',
    releases: words(status.one('releases')),
  };
}

function readPoll(host: string, poll: KeyValues): JobPoll {
  const state = poll.one('state');
  const exitCode = Number.parseInt(poll.one('exit') ?? '', 10);
  if (state !== 'running' && state !== 'ended' && state !== 'lost') throw unexpected(host, `job state ${state}`);
  if (state === 'ended' && Number.isNaN(exitCode)) throw unexpected(host, 'job ended without an exit code');
  return {
    state,
    exitCode: state === 'ended' ? exitCode : null,
    stdout: parseKeyValues(poll.all('out').join('\n')),
    stderr: poll.all('err'),
  };
}

function unexpected(host: string, text: string): VoidferryError {
  return new VoidferryError('host/outcome-unknown', { host, text });
}

function words(text: string | null): string[] {
  return (text ?? '').split(' ').filter((word) => word !== '');
}
