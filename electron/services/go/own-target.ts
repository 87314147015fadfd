import { access } from 'node:fs/promises';
import { arch } from 'node:process';
import { goTargets, targetOfMachine } from '../../core/go/targets.ts';
import type { TargetName } from '../../shared/target.ts';

/** The target whose C library this machine has, so that its C compiler can link native plugins for it; null on a machine with musl. */
export async function ownTarget(): Promise<TargetName | null> {
  const target = targetOfMachine(arch);
  if (target === null) return null;
  return access(goTargets[target].loader).then(
    () => target,
    () => null,
  );
}
