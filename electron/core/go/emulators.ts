import type { TargetName } from '../../shared/target.ts';
import { goTargets } from './targets.ts';

/** How a program for a target can be run on a workstation. */
export type Runner =
  | { readonly kind: 'native' }
  /** A program of qemu-user, by its names on distributions, and what makes it the weakest processor of the target. */
  | { readonly kind: 'qemu'; readonly programs: readonly string[]; readonly args: readonly string[] };

/** Go's names of the architectures that a machine runs itself, by Node's name of it. */
const RUNS: Readonly<Record<string, readonly string[]>> = { x64: ['amd64', '386'], ia32: ['386'], arm64: ['arm64'] };
const QEMU: Readonly<Record<string, string>> = { amd64: 'x86_64', '386': 'i386', arm64: 'aarch64', arm: 'arm' };

/** What runs a static program of a target on a machine. */
export function runnerFor(target: TargetName, machine: string): Runner {
  const { goarch } = goTargets[target];
  if (RUNS[machine]?.includes(goarch)) return { kind: 'native' };
  const name = `qemu-${QEMU[goarch]}`;
  return {
    kind: 'qemu',
    programs: [name, `${name}-static`],
    args: target.startsWith('armv6l') ? ['-cpu', 'arm1176'] : [],
  };
}
