import type { CheckedArtefact } from '../../shared/artefact.ts';
import type { KitTarget } from '../../shared/kit.ts';
import { cpuLevelOf } from './cpu-level.ts';
import { libcOf } from './libc.ts';

/** What KIT.json says of a compiled file. */
export function artefactNeeds({ path, elf, go }: CheckedArtefact): KitTarget['artefacts'][number] {
  const level = cpuLevelOf(go);
  return {
    path,
    interpreter: elf.interpreter,
    libc: libcOf(elf),
    glibc: elf.glibc,
    libraries: [...elf.needed],
    cpu: level === null ? null : `${level.variable}=${level.value}`,
  };
}
