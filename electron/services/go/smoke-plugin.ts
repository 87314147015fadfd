import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceNames, servingStatus, textField } from '../../core/go/plugins/grpc-messages.ts';
import {
  CORE_PROTOCOL,
  type HandshakeLine,
  NOT_FOR_PEOPLE,
  parseHandshake,
} from '../../core/go/plugins/handshake-line.ts';
import { redact, shownOutput } from '../../core/redact.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { PluginLife } from '../../shared/plugin-life.ts';
import { exists } from '../exists.ts';
import { EVERY_EXIT, type RunningProcess, run, start } from '../process.ts';
import { emptyEnvironment, type Sandbox } from '../sandbox/sandbox.ts';
import { firstLine } from './plugin-output.ts';
import { type GrpcSocket, openGrpcSocket } from './plugin-socket.ts';

export interface PluginTrial {
  /** What it is called for people. */
  readonly name: string;
  readonly file: string;
  /** What runs it here before its own path: an emulator with its arguments, or nothing. */
  readonly runner: readonly string[];
  /** Null: it can be seen that it is a plugin, and no more. */
  readonly handshake: { readonly key: string; readonly value: string } | null;
  readonly sandbox: Sandbox;
  /** For each of its answers. */
  readonly timeoutMs: number;
}

/** What go-plugin's own client allows between Shutdown and the kill (client.go). */
const GRACE_MS = 2_000;
/** go-plugin's own services, which say nothing of a plugin. */
const OWN_SERVICES = /^(plugin\.GRPC|grpc\.(health|reflection)\.)/;
const LIST_SERVICES = 7;
const UNIMPLEMENTED = 12;

/**
 * Walks a go-plugin program through its life, in a sandbox: started without its cookie it must say what it is; with it, it must go through
 * its handshake, say that it serves, list its services, and end when asked. Nothing of it is left behind.
 * @throws VoidferryError `go/plugin-not-recognised` | `go/plugin-cookie-refused` | `go/plugin-ended` | `go/plugin-library-missing` |
 *   `go/plugin-silent` | `go/plugin-garbage` | `go/plugin-protocol` | `go/plugin-socket` | `go/plugin-not-serving`; the abort error.
 */
export async function smokePlugin(trial: PluginTrial, signal: AbortSignal): Promise<PluginLife> {
  // A socket's path may have 107 bytes at most: below the user's own directories it could be longer.
  const dir = await mkdtemp(join(tmpdir(), 'vf-'));
  try {
    const command = trial.sandbox.wrap([...trial.runner, trial.file], { writable: [dir], readable: [trial.file] });
    await requirePlugin(trial, command, dir, signal);
    const unstarted = { path: trial.name, protocol: null, app: null, services: [], stopped: null } as const;
    if (trial.handshake === null) return { ...unstarted, reached: 'recognised' };
    return await followPlugin(trial, trial.handshake, command, dir, signal);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Without its cookie a plugin does nothing but say so: what can be seen safely, and whether it can run here at all. */
async function requirePlugin(
  { name, timeoutMs }: PluginTrial,
  [command, ...args]: readonly [string, ...string[]],
  dir: string,
  signal: AbortSignal,
): Promise<void> {
  const options = { env: emptyEnvironment(dir), expect: EVERY_EXIT, timeoutMs, signal };
  const { code, stderr, stdout } = await run(command, args, options).catch((error: unknown) => {
    if (!(error instanceof VoidferryError)) throw error;
    throw new VoidferryError('go/plugin-not-recognised', { path: name, exitCode: '-', output: '' }, { cause: error });
  });
  if (code === 1 && stderr.includes(NOT_FOR_PEOPLE)) return;
  const output = shownOutput(stderr || stdout);
  if (isLibraryMissing(code, output)) throw new VoidferryError('go/plugin-library-missing', { path: name, output });
  throw new VoidferryError('go/plugin-not-recognised', { path: name, exitCode: code, output });
}

/** As the loaders of glibc and of musl say it. */
function isLibraryMissing(code: number, output: string): boolean {
  return (
    code === 127 && /symbol (lookup error|not found)|error while loading shared|Error (loading|relocating)/.test(output)
  );
}

async function followPlugin(
  trial: PluginTrial,
  { key, value }: NonNullable<PluginTrial['handshake']>,
  [command, ...args]: readonly [string, ...string[]],
  dir: string,
  signal: AbortSignal,
): Promise<PluginLife> {
  const env = { ...emptyEnvironment(dir), [key]: value, PLUGIN_UNIX_SOCKET_DIR: dir };
  const plugin = start(command, args, { env, signal });
  try {
    const shake = await shakeHands(trial, plugin);
    const about = { path: trial.name, protocol: shake.protocol, app: shake.app };
    if (shake.protocol !== 'grpc') return { ...about, reached: 'handshake', services: [], stopped: 'killed' };
    const socket = openGrpcSocket(shake.address);
    try {
      await requireServing(trial, shake, socket);
      const services = (await listServices(socket, trial.timeoutMs)).filter((one) => !OWN_SERVICES.test(one));
      const stopped = await stopPlugin(plugin, socket, shake.address);
      return { ...about, reached: 'serving', services, stopped };
    } finally {
      socket.close();
    }
  } finally {
    plugin.kill('SIGKILL');
    await plugin.exited.catch(() => {});
    signal.throwIfAborted();
  }
}

async function shakeHands({ name, timeoutMs }: PluginTrial, plugin: RunningProcess): Promise<HandshakeLine> {
  const said = await firstLine(plugin, timeoutMs);
  const output = shownOutput(said.stderr);
  if (said.line === null) {
    if (said.exitCode === undefined) {
      throw new VoidferryError('go/plugin-silent', { path: name, seconds: timeoutMs / 1000, output });
    }
    if (said.stderr.includes(NOT_FOR_PEOPLE)) throw new VoidferryError('go/plugin-cookie-refused', { path: name });
    throw new VoidferryError('go/plugin-ended', { path: name, exitCode: said.exitCode ?? '-', output });
  }
  const shake = parseHandshake(said.line);
  if (shake === null)
    throw new VoidferryError('go/plugin-garbage', { path: name, line: redact(said.line.slice(0, 500)) });
  if (shake.core !== CORE_PROTOCOL) {
    throw new VoidferryError('go/plugin-protocol', { path: name, offered: shake.core, known: CORE_PROTOCOL });
  }
  return shake;
}

async function requireServing(
  { name, timeoutMs }: PluginTrial,
  shake: HandshakeLine,
  socket: GrpcSocket,
): Promise<void> {
  const { network, address } = shake;
  const unreachable = (reason: string) => new VoidferryError('go/plugin-socket', { path: name, address, reason });
  if (network !== 'unix') throw unreachable(`it listens on ${network}, which leads out of the sandbox`);
  const answer = await socket.call('/grpc.health.v1.Health/Check', textField(1, 'plugin'), timeoutMs);
  if (answer.message === null && answer.status === null) throw unreachable(answer.reason);
  const status = answer.message === null ? answer.reason : (servingStatus(answer.message) ?? 'no status');
  if (status !== 'SERVING') throw new VoidferryError('go/plugin-not-serving', { path: name, status: redact(status) });
}

/** What it offers, where it says so: reflection is registered by go-plugin, and a plugin's own server may leave it out. */
async function listServices(socket: GrpcSocket, timeoutMs: number): Promise<string[]> {
  for (const version of ['v1', 'v1alpha']) {
    const path = `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`;
    const answer = await socket.call(path, textField(LIST_SERVICES, ''), timeoutMs);
    if (answer.message !== null) return serviceNames(answer.message) ?? [];
    if (answer.status !== UNIMPLEMENTED) return [];
  }
  return [];
}

/** Clean: it ended with 0 within the time that go-plugin's client gives it, and took its socket away. */
async function stopPlugin(plugin: RunningProcess, socket: GrpcSocket, address: string): Promise<'clean' | 'killed'> {
  // It stops its server before the answer is out, so that an error of this call says nothing.
  await socket.call('/plugin.GRPCController/Shutdown', new Uint8Array(), GRACE_MS);
  const code = await Promise.race([
    plugin.exited,
    new Promise<null>((resolve) => setTimeout(resolve, GRACE_MS, null).unref()),
  ]);
  return code === 0 && !(await exists(address)) ? 'clean' : 'killed';
}
