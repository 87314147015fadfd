import type { ElfFacts } from '../../../shared/elf.ts';
import { readExactly, textOf } from './byte-source.ts';
import type { Dynamic } from './dynamic.ts';
import { type ElfImage, ET_EXEC, PF_X, PT_GNU_STACK, PT_INTERP } from './elf-image.ts';
import { highestGlibc, neededVersions } from './version-needs.ts';

/** `e_machine` (man 5 elf, elf.h) of the architectures that Go builds for on Linux. */
const MACHINES: Readonly<Record<number, string>> = {
  3: '386',
  8: 'mips',
  21: 'ppc64',
  22: 's390x',
  40: 'arm',
  62: 'amd64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
};

const MOST_PATH_BYTES = 4096;

/** What a file needs of a machine. @throws ElfProblem */
export function elfFacts(image: ElfImage, dynamic: Dynamic | null): ElfFacts {
  const interpreter = readInterpreter(image);
  const stack = image.segments.find(({ type }) => type === PT_GNU_STACK);
  return {
    bits: image.bits,
    endian: image.isLittleEndian ? 'little' : 'big',
    machine: MACHINES[image.machine] ?? `unknown-${image.machine}`,
    kind: image.type === ET_EXEC || interpreter !== null ? 'program' : 'shared-object',
    interpreter,
    needed: dynamic?.needed ?? [],
    glibc: dynamic === null ? null : highestGlibc(neededVersions(image, dynamic)),
    runPath: dynamic?.runPath ?? [],
    textRelocations: dynamic?.hasTextRelocations ?? false,
    executableStack: stack !== undefined && (stack.flags & PF_X) !== 0,
  };
}

function readInterpreter({ source, segments }: ElfImage): string | null {
  const segment = segments.find(({ type }) => type === PT_INTERP);
  if (segment === undefined) return null;
  const bytes = readExactly(source, segment.offset, Math.min(segment.fileBytes, MOST_PATH_BYTES));
  const end = bytes.indexOf(0);
  return textOf(end < 0 ? bytes : bytes.subarray(0, end));
}
