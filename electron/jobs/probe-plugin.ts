import { access, constants } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { targetOfMachine } from '../core/go/targets.ts';
import { fileError } from '../services/file-error.ts';
import { findRunner } from '../services/go/find-runner.ts';
import { readGoFile } from '../services/go/read-go-file.ts';
import { smokePlugin } from '../services/go/smoke-plugin.ts';
import { findSandbox } from '../services/sandbox/sandbox.ts';
import { VoidferryError } from '../shared/error.ts';
import type { NetworkCut } from '../shared/network-cut.ts';
import type { PluginLife } from '../shared/plugin-life.ts';

export interface PluginToProbe {
  readonly file: string;
  /** Null: it is only seen whether it is a plugin. */
  readonly handshake: { readonly key: string; readonly value: string } | null;
  /** For each of its answers. */
  readonly timeoutMs: number;
}

export interface PluginProbe {
  /** The version of hashicorp/go-plugin with which the file serves, as can be seen without running it; null when that does not show. */
  readonly goPlugin: string | null;
  readonly life: PluginLife;
  readonly cut: NetworkCut;
}

/**
 * Starts one go-plugin program of this machine's kind, in a sandbox, and follows it through its life.
 * @throws VoidferryError `go/binary-unreadable` | `go/plugin-needs-other-machine` | those of `smokePlugin` | `job/file-missing` |
 *   `job/not-permitted`.
 */
export async function probePlugin(
  { file, handshake, timeoutMs }: PluginToProbe,
  signal: AbortSignal,
): Promise<PluginProbe> {
  const path = resolve(file);
  const { elf, goPlugin } = readGoFile(path);
  const target = targetOfMachine(elf.machine);
  const runner = target === null ? null : await findRunner(target, elf.interpreter);
  if (runner === null) {
    const { machine, interpreter } = elf;
    throw new VoidferryError('go/plugin-needs-other-machine', { path, machine, interpreter: interpreter ?? '-' });
  }
  await access(path, constants.X_OK).catch((error: unknown) => {
    throw fileError(error, path);
  });
  const sandbox = await findSandbox(signal);
  const trial = { name: basename(path), file: path, runner: runner.command, handshake, sandbox, timeoutMs };
  return { goPlugin, life: await smokePlugin(trial, signal), cut: sandbox.cut };
}
