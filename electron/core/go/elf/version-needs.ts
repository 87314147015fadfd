import { ElfProblem, stringAt } from './byte-source.ts';
import { DT_VERNEED, DT_VERNEEDNUM, type Dynamic } from './dynamic.ts';
import { type ElfImage, fieldsOf, readAddress } from './elf-image.ts';

const MOST_VERSIONS = 4096;

/**
 * The symbol versions that a file asks of its libraries, e.g. `GLIBC_2.34` (LSB core specification, "Symbol Version Requirements").
 * @throws ElfProblem
 */
export function neededVersions(image: ElfImage, dynamic: Dynamic): string[] {
  const start = dynamic.value(DT_VERNEED);
  const count = dynamic.value(DT_VERNEEDNUM) ?? 0;
  if (start === null) return [];
  if (count > MOST_VERSIONS) throw new ElfProblem('one of its tables is too large');
  const versions: string[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const need = fieldsOf(image, readAddress(image, at, 16));
    let versionAt = at + need.u32(8);
    for (let left = need.u16(2); left > 0; left--) {
      const version = fieldsOf(image, readAddress(image, versionAt, 16));
      versions.push(stringAt(dynamic.strings, version.u32(8)));
      if (versions.length > MOST_VERSIONS) throw new ElfProblem('one of its tables is too large');
      const next = version.u32(12);
      if (next === 0) break;
      versionAt += next;
    }
    const next = need.u32(12);
    if (next === 0) break;
    at += next;
  }
  return versions;
}

/** The highest glibc version among symbol versions, e.g. `2.34`; null when none is asked for. */
export function highestGlibc(versions: readonly string[]): string | null {
  const numbers = versions.flatMap((version) => /^GLIBC_(\d+(?:\.\d+)*)$/.exec(version)?.[1] ?? []);
  return numbers.reduce<string | null>(
    (highest, version) => (highest === null || compareDotted(version, highest) > 0 ? version : highest),
    null,
  );
}

/** Compares versions of numbers and dots, such as those of glibc. */
export function compareDotted(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
