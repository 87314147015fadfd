import { arch } from 'node:process';
import { runnerFor } from '../../core/go/emulators.ts';
import { goTargets } from '../../core/go/targets.ts';
import type { TargetName } from '../../shared/target.ts';
import { exists } from '../exists.ts';
import { findProgram } from '../find-program.ts';

/** Where a program runs: on this machine, or in an emulator. */
export interface FoundRunner {
  readonly kind: 'native' | 'qemu';
  /** What stands before the program's own path. */
  readonly command: readonly string[];
}

/**
 * What runs a program of a target here, or null: a machine of that kind itself, or qemu-user where it is installed.
 * @param interpreter the loader that the program asks for; null when it is static. An emulator has none of another machine's.
 */
export async function findRunner(target: TargetName, interpreter: string | null): Promise<FoundRunner | null> {
  const runner = runnerFor(target, arch);
  if (runner.kind === 'native') {
    return interpreter === null || (await exists(interpreter)) ? { kind: 'native', command: [] } : null;
  }
  if (interpreter !== null) return null;
  for (const name of runner.programs) {
    const path = await findProgram(name);
    if (path !== null) return { kind: 'qemu', command: [path, ...runner.args] };
  }
  return null;
}

/** As `findRunner`, for a program that is linked by a C compiler for its target. */
export function findLinkedRunner(target: TargetName): Promise<FoundRunner | null> {
  return findRunner(target, goTargets[target].loader);
}
