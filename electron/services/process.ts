import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
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
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** For `expect`: whatever the exit code is, it is an answer. */
export const EVERY_EXIT: readonly number[] = Array.from({ length: 256 }, (_, code) => code);

const DEFAULT_TIMEOUT_MS = 30_000;
const GRACE_BEFORE_KILL_MS = 1_000;
/** Bytes of each stream. More is streamed with `start`; half an answer would be read as a whole one. */
const OUTPUT_LIMIT = 64 << 20;

/**
 * Runs one program to its end with an argument array, never a shell string.
 * A cancelled or timed-out child is ended with its whole process group (TERM, then KILL); the promise settles after it is gone.
 * @throws VoidferryError `job/tool-missing` | `job/tool-timeout` | `job/tool-failed` | `job/not-permitted` | `job/file-missing`
 * (the working directory); the signal's reason when aborted; what `onLine` throws.
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { child, exited } = launch(command, args, options);
  const stopped: { because?: () => unknown } = {};
  let killTimer: NodeJS.Timeout | undefined;
  const stop = (because: () => unknown) => {
    stopped.because ??= because;
    signalGroup(child.pid, 'SIGTERM');
    killTimer ??= setTimeout(() => killNow(child), GRACE_BEFORE_KILL_MS);
  };
  const stdout = collect(child.stdout, 'stdout', options.onLine, stop);
  const stderr = collect(child.stderr, 'stderr', options.onLine, stop);
  const facts = () => ({ command: [command, ...args].join(' '), stderr: tail(stderr()) });
  const timeLimit = setTimeout(
    () => stop(() => new VoidferryError('job/tool-timeout', facts())),
    options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  );
  const onAbort = () => stop(() => options.signal?.reason);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  child.stdin.end(options.stdin ?? '');
  try {
    const { code, signal } = await exited;
    if (stopped.because) {
      // A child that obeys TERM may leave some of its group behind.
      killNow(child);
      throw stopped.because();
    }
    if (code === null || !(options.expect ?? [0]).includes(code))
      throw new VoidferryError('job/tool-failed', { ...facts(), exitCode: code ?? signal });
    return { code, stdout: stdout(), stderr: stderr() };
  } finally {
    clearTimeout(timeLimit);
    clearTimeout(killTimer);
    options.signal?.removeEventListener('abort', onAbort);
  }
}

export interface RunningProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with the exit code, or null when a signal ended the child. Rejects as `run` does when it did not start. */
  readonly exited: Promise<number | null>;
  /** Sends a signal to the child's whole process group. */
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts a long-lived or streaming program. The caller reads its streams and ends it; `signal` kills it at once.
 * It does not outlive this process.
 * @throws the signal's reason when it was aborted before.
 */
export function start(
  command: string,
  args: readonly string[],
  options: Pick<RunOptions, 'cwd' | 'env' | 'signal'> = {},
): RunningProcess {
  const { child, exited } = launch(command, args, options);
  const onAbort = () => killNow(child);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const code = exited.then((exit) => exit.code).finally(() => options.signal?.removeEventListener('abort', onAbort));
  // Whoever reads the streams first and awaits the end later must not be ended by a program that is missing.
  code.catch(() => {});
  const { stdin, stdout, stderr } = child;
  return { stdin, stdout, stderr, exited: code, kill: (signal) => signalGroup(child.pid, signal) };
}

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Leaders of the process groups that run now. */
const running = new Set<number>();
process.on('exit', () => {
  for (const pid of running) signalGroup(pid, 'SIGKILL');
});

function launch(
  command: string,
  args: readonly string[],
  { cwd, env, signal: abort }: Pick<RunOptions, 'cwd' | 'env' | 'signal'>,
): { child: ChildProcessWithoutNullStreams; exited: Promise<Exit> } {
  abort?.throwIfAborted();
  const child = spawn(command, args, {
    cwd,
    env: env ?? { ...process.env, LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own, so that it can be ended with all that it started.
    detached: true,
  });
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  // A child that ends without reading its input is judged by its exit code.
  child.stdin.on('error', () => {});
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(startError(error, command, cwd)));
    child.once('close', (code, signal) => {
      if (pid !== undefined) running.delete(pid);
      resolve({ code, signal });
    });
  });
  return { child, exited };
}

function startError(error: NodeJS.ErrnoException, command: string, cwd: string | undefined): Error {
  const cause = { cause: error };
  // The system reports a missing working directory as a missing program.
  if (error.code === 'ENOENT' && cwd !== undefined && !existsSync(cwd))
    return new VoidferryError('job/file-missing', { path: cwd }, cause);
  if (error.code === 'ENOENT') return new VoidferryError('job/tool-missing', { tool: command }, cause);
  if (error.code === 'EACCES') return new VoidferryError('job/not-permitted', { path: command }, cause);
  return error;
}

/** Ends the group, and the waiting for whoever left it and still holds its streams. */
function killNow(child: ChildProcessWithoutNullStreams): void {
  signalGroup(child.pid, 'SIGKILL');
  child.stdout.destroy();
  child.stderr.destroy();
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: it is gone. EPERM: it runs as another user by now, and is waited for.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function collect(
  stream: Readable,
  name: 'stdout' | 'stderr',
  onLine: RunOptions['onLine'],
  stop: (because: () => unknown) => void,
): () => string {
  const chunks: Buffer[] = [];
  const decoder = new StringDecoder('utf8');
  let bytes = 0;
  let rest = '';
  const pass = (line: string) => {
    try {
      onLine?.(line, name);
    } catch (error) {
      stop(() => error);
    }
  };
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > OUTPUT_LIMIT) return stop(() => new Error(`more than ${OUTPUT_LIMIT} bytes on ${name}`));
    chunks.push(chunk);
    if (!onLine) return;
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) pass(line);
  });
  stream.on('end', () => {
    rest += decoder.end();
    if (rest !== '') pass(rest);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-20).join('\n');
}
