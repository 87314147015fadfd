import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redact, shownOutput } from '../../core/redact.ts';
import { VoidferryError } from '../../shared/error.ts';
import { argsFor, type PluginLife, type PluginStart } from '../../shared/plugin-life.ts';
import { freeLoopbackPort } from '../host/loopback-port.ts';
import { run } from '../process.ts';
import { emptyEnvironment, type Sandbox } from '../sandbox/sandbox.ts';

export interface HttpPluginTrial {
  /** What it is called for people. */
  readonly name: string;
  readonly file: string;
  readonly start: Extract<PluginStart, { kind: 'http' }>;
  /** voidferry-probe for this machine: the plugin answers inside of the sandbox alone. */
  readonly probe: string;
  readonly runner: readonly string[];
  readonly sandbox: Sandbox;
  /** For its first good answer. */
  readonly timeoutMs: number;
}

const ENDED = 90;
const SILENT = 91;
const KILLED = 92;
const GRACE_MS = 2_000;

/** Starts the program, asks until it answers well, asks it to end. Arguments: probe, URL, seconds, then the program's own. */
const FOLLOW = `
probe=$1 url=$2 seconds=$3
shift 3
"$@" >&2 &
pid=$!
tries=$((seconds * 5))
until "$probe" http --address "$url" --timeout-ms 1000 --once; do
  kill -0 "$pid" 2>/dev/null || exit ${ENDED}
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || { kill -KILL "$pid"; exit ${SILENT}; }
  sleep 0.2
done
kill -TERM "$pid"
tries=${GRACE_MS / 100}
while kill -0 "$pid" 2>/dev/null; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || { kill -KILL "$pid"; exit ${KILLED}; }
  sleep 0.1
done
`;

/**
 * Starts a plugin that speaks HTTP, in a sandbox, asks for its health, and ends it.
 * @throws VoidferryError `go/plugin-ended` | `go/plugin-http-unhealthy`; the abort error when cancelled.
 */
export async function smokeHttpPlugin(trial: HttpPluginTrial, signal: AbortSignal): Promise<PluginLife> {
  const { name, file, start, probe, sandbox, timeoutMs } = trial;
  const dir = await mkdtemp(join(tmpdir(), 'vf-'));
  try {
    const address = `127.0.0.1:${await freeLoopbackPort()}`;
    const url = `http://${address}${start.health}`;
    const [command, ...rest] = sandbox.wrap(
      [
        'sh',
        '-c',
        FOLLOW,
        'sh',
        probe,
        url,
        String(Math.ceil(timeoutMs / 1000)),
        ...trial.runner,
        file,
        ...argsFor(start, address),
      ],
      { writable: [dir], readable: [file, probe] },
    );
    const { code, stdout, stderr } = await run(command, rest, {
      env: emptyEnvironment(dir),
      expect: [0, 1, 126, 127, ENDED, SILENT, KILLED],
      timeoutMs: timeoutMs * 3 + GRACE_MS,
      signal,
    });
    const output = shownOutput(stderr);
    if (code === SILENT) {
      const reason = /^last_error=(.+)$/m.exec(stdout.split('\n').reverse().join('\n'))?.[1] ?? 'no answer';
      throw new VoidferryError('go/plugin-http-unhealthy', {
        path: name,
        address: url,
        reason: redact(reason),
        output,
      });
    }
    if (code !== 0 && code !== KILLED)
      throw new VoidferryError('go/plugin-ended', { path: name, exitCode: '-', output });
    const stopped = code === KILLED ? 'killed' : 'clean';
    return { path: name, reached: 'serving', protocol: 'http', app: null, services: [], stopped };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
