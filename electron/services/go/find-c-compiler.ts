import { access } from 'node:fs/promises';
import { arch } from 'node:process';
import { compilersOn } from '../../core/go/c-compilers.ts';
import { goTargets, targetOfMachine } from '../../core/go/targets.ts';
import type { CCompiler } from '../../shared/build-plan.ts';
import type { TargetName } from '../../shared/target.ts';
import { findProgram } from '../find-program.ts';
import { run } from '../process.ts';

/** The first C compiler on this machine that can link for a target, with what it says of its version; null without one. */
export async function findCCompiler(target: TargetName, signal: AbortSignal): Promise<CCompiler | null> {
  for (const { command } of compilersOn(target, { machine: arch, libc: await ownLibc() })) {
    const [program = '', ...args] = command.split(' ');
    if ((await findProgram(program)) === null) continue;
    const asked = args[0] === 'cc' ? ['version'] : ['--version'];
    const { stdout } = await run(program, asked, { signal });
    return { command, version: stdout.split('\n')[0]?.trim() ?? '' };
  }
  return null;
}

/** The C library of this workstation: musl's loader is also there where it was installed beside glibc. */
export async function ownLibc(): Promise<'glibc' | 'musl'> {
  const target = targetOfMachine(arch);
  if (target === null) return 'glibc';
  return access(goTargets[target].loader).then(
    () => 'glibc',
    () => 'musl',
  );
}
