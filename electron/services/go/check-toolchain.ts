import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { goTargets } from '../../core/go/targets.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { TargetName } from '../../shared/target.ts';
import { EVERY_EXIT, run } from '../process.ts';
import { type FoundRunner, findLinkedRunner, findRunner } from './find-runner.ts';

export interface ToolchainTrial {
  readonly goroot: string;
  readonly target: TargetName;
  /** From `goEnv`, with the target's settings; with cgo when `cc` links for it. */
  readonly env: Readonly<Record<string, string>>;
  readonly cgo: boolean;
  /** The test program's module. */
  readonly sourceDir: string;
  /** An empty directory of ours. */
  readonly workDir: string;
}

/** What was done with the test program, in this order. */
export type TrialStage = 'compile' | 'assemble' | 'link' | 'disassemble' | 'run';

/** Where a test program ran: on this machine, in an emulator, or nowhere. */
export type RanOn = FoundRunner['kind'] | null;

const TRIAL_TIMEOUT_MS = 10 * 60_000;
const RUN_TIMEOUT_MS = 20_000;
const FLAGS = ['-trimpath', '-buildvcs=false', '-mod=readonly'];
/** Value of the test program's marker, as Go's disassembler writes it. */
const MARKER = /\$(0x56|86)\b/;

/**
 * Compiles, assembles and links a small program of ours for a target, looks for its instruction in what came out, and runs it where that is
 * possible: a toolchain with a broken part is found before the project is blamed.
 * @throws VoidferryError `go/toolchain-broken` naming the stage; the abort error when cancelled.
 */
export async function checkToolchain(trial: ToolchainTrial, signal: AbortSignal): Promise<RanOn> {
  const { goroot, target, env, sourceDir, workDir, cgo } = trial;
  const go = join(goroot, 'bin/go');
  await mkdir(workDir, { recursive: true });
  const attempt = async (stage: (stderr: string) => TrialStage, command: string, ...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(command, args, {
      cwd: sourceDir,
      env,
      expect: EVERY_EXIT,
      timeoutMs: command === go ? TRIAL_TIMEOUT_MS : RUN_TIMEOUT_MS,
      signal,
    }).catch((error: unknown) => {
      signal.throwIfAborted();
      if (!(error instanceof VoidferryError)) throw error;
      return { code: -1, stdout: '', stderr: `${error.code} ${error.data['stderr'] ?? ''}` };
    });
    if (code === 0) return stdout;
    throw broken(trial, stage(stderr), stderr || stdout);
  };
  const compiling = (stderr: string) => (/\.s:\d+:/.test(stderr) ? 'assemble' : 'compile');
  await attempt(compiling, go, 'build', ...FLAGS, './marker');
  const program = join(workDir, 'toolcheck');
  await attempt(() => 'link', go, 'build', ...FLAGS, '-ldflags=-buildid=', '-o', program, '.');
  const listing = await attempt(() => 'disassemble', go, 'tool', 'objdump', '-s', 'marker\\.Marker', program);
  if (!MARKER.test(listing)) throw broken(trial, 'disassemble', listing);
  const ranOn = await runProgram(
    trial,
    await findRunner(target, null),
    program,
    `toolcheck ${goTargets[target].goarch}\n`,
    attempt,
  );
  if (!cgo) return ranOn;
  const linked = join(workDir, 'toolcheck-cgo');
  await attempt(() => 'link', go, 'build', ...FLAGS, '-ldflags=-buildid=', '-o', linked, './cgo');
  return runProgram(trial, await findLinkedRunner(target), linked, 'toolcheck cgo\n', attempt);
}

type Attempt = (stage: () => TrialStage, command: string, ...args: readonly string[]) => Promise<string>;

async function runProgram(
  trial: ToolchainTrial,
  runner: FoundRunner | null,
  program: string,
  expected: string,
  attempt: Attempt,
): Promise<RanOn> {
  if (runner === null) return null;
  const [first = program, ...rest] = [...runner.command, program];
  const said = await attempt(() => 'run', first, ...rest);
  if (said !== expected) throw broken(trial, 'run', said);
  return runner.kind;
}

function broken({ goroot, target }: ToolchainTrial, stage: TrialStage, said: string): VoidferryError {
  return new VoidferryError('go/toolchain-broken', { goroot, target, stage, output: said.trim().slice(0, 2000) });
}
