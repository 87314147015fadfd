import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { VoidferryError } from '../shared/error.ts';

export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment of the child. Without it: this process's own, with `LC_ALL=C`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are answers and not failures. Default `[0]`. */
  readonly expect?: readonly number[];
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** What the child reads on its standard input; nothing by default. */
  readonly stdin?: string | Uint8Array;
  /** Called with each whole line of standard error and output as it arrives. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Bytes of each stream that are kept; the end is dropped beyond. Default 64 MiB. */
  readonly maxBytes?: number;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 64 << 20;
const GRACE_BEFORE_KILL_MS = 1_000;

/**
 * Runs one program to its end with an argument array, never a shell string.
 * A cancelled or timed-out child is ended with its whole process group (TERM, then KILL); the promise settles after it is gone.
 * @throws VoidferryError `job/tool-missing` | `job/tool-timeout` | `job/tool-failed`; the signal's reason when aborted.
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  options.signal?.throwIfAborted();
  const expected = options.expect ?? [0];
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? { ...process.env, LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let timedOut = false;
  let killTimer: NodeJS.Timeout | undefined;
  const end = () => {
    signalGroup(child.pid, 'SIGTERM');
    killTimer ??= setTimeout(() => signalGroup(child.pid, 'SIGKILL'), GRACE_BEFORE_KILL_MS);
  };
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  options.signal?.addEventListener('abort', end, { once: true });

  const stdout = collect(child.stdout, 'stdout', options);
  const stderr = collect(child.stderr, 'stderr', options);
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin ?? '');
  try {
    const code = await exitCode(child, command);
    if (options.signal?.aborted) throw options.signal.reason;
    const facts = { command: [command, ...args].join(' '), stderr: tail(stderr()) };
    if (timedOut) throw new VoidferryError('job/tool-timeout', facts);
    if (code === null || !expected.includes(code))
      throw new VoidferryError('job/tool-failed', { ...facts, exitCode: code });
    return { code, stdout: stdout(), stderr: stderr() };
  } finally {
    clearTimeout(timer);
    clearTimeout(killTimer);
    options.signal?.removeEventListener('abort', end);
  }
}

export interface RunningProcess {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with the exit code, or null when a signal ended the child. */
  readonly exited: Promise<number | null>;
  /** Sends a signal to the child's whole process group. */
  kill(signal: NodeJS.Signals): void;
}

/** Starts a long-lived or streaming program. The caller reads its streams and ends it; `signal` kills it at once. */
export function start(
  command: string,
  args: readonly string[],
  options: Pick<RunOptions, 'cwd' | 'env' | 'signal'> = {},
): RunningProcess {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? { ...process.env, LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdin.on('error', () => {});
  const kill = (signal: NodeJS.Signals) => signalGroup(child.pid, signal);
  const onAbort = () => kill('SIGKILL');
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const exited = exitCode(child, command).finally(() => options.signal?.removeEventListener('abort', onAbort));
  return { pid: child.pid ?? -1, stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, exited, kill };
}

function exitCode(child: ReturnType<typeof spawn>, command: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') reject(new VoidferryError('job/tool-missing', { tool: command }, { cause: error }));
      else if (error.code === 'EACCES')
        reject(new VoidferryError('job/not-permitted', { path: command }, { cause: error }));
      else reject(error);
    });
    child.once('close', (code) => resolve(code));
  });
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function collect(stream: Readable, name: 'stdout' | 'stderr', options: RunOptions): () => string {
  const limit = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const chunks: Buffer[] = [];
  let kept = 0;
  let line = '';
  stream.on('data', (chunk: Buffer) => {
    if (kept < limit) chunks.push(chunk.subarray(0, limit - kept));
    kept += chunk.length;
    if (!options.onLine) return;
    const lines = (line + chunk.toString('utf8')).split('\n');
    line = lines.pop() ?? '';
    for (const whole of lines) options.onLine(whole, name);
  });
  stream.on('end', () => {
    if (line !== '') options.onLine?.(line, name);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-20).join('\n');
}
