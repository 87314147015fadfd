import { ElfProblem, readExactly, stringAt } from './byte-source.ts';
import { type ElfImage, fieldsOf, PT_DYNAMIC, readAddress } from './elf-image.ts';

/** What a dynamically linked file asks of the loader (man 5 elf, `Elf64_Dyn`). */
export interface Dynamic {
  /** Names of libraries, in their order. */
  readonly needed: readonly string[];
  /** Directories of DT_RPATH and DT_RUNPATH. */
  readonly runPath: readonly string[];
  readonly hasTextRelocations: boolean;
  /** The names of symbols and libraries. */
  readonly strings: Uint8Array;
  /** Of tags that occur once. */
  readonly value: (tag: number) => number | null;
}

export const DT_HASH = 4;
const DT_STRTAB = 5;
export const DT_SYMTAB = 6;
const DT_STRSZ = 10;
const DT_NEEDED = 1;
const DT_RPATH = 15;
const DT_TEXTREL = 22;
const DT_RUNPATH = 29;
const DT_FLAGS = 30;
const DF_TEXTREL = 4;
export const DT_GNU_HASH = 0x6ffffef5;
export const DT_VERNEED = 0x6ffffffe;
export const DT_VERNEEDNUM = 0x6fffffff;

const MOST_ENTRIES = 65_536;

/** The dynamic section, or null in a static file. @throws ElfProblem */
export function readDynamic(image: ElfImage): Dynamic | null {
  const segment = image.segments.find(({ type }) => type === PT_DYNAMIC);
  if (segment === undefined) return null;
  const entryBytes = image.bits / 4;
  if (segment.fileBytes / entryBytes > MOST_ENTRIES) throw new ElfProblem('one of its tables is too large');
  const table = fieldsOf(image, readExactly(image.source, segment.offset, segment.fileBytes));
  const entries: { tag: number; value: number }[] = [];
  for (let at = 0; at + entryBytes <= table.length; at += entryBytes) {
    const tag = table.word(at);
    if (tag === 0) break;
    entries.push({ tag, value: table.word(at + entryBytes / 2) });
  }
  const value = (tag: number) => entries.find((entry) => entry.tag === tag)?.value ?? null;
  const stringsAt = value(DT_STRTAB);
  const strings = stringsAt === null ? new Uint8Array(0) : readAddress(image, stringsAt, value(DT_STRSZ) ?? 0);
  const texts = (...tags: readonly number[]) =>
    entries.filter(({ tag }) => tags.includes(tag)).map((entry) => stringAt(strings, entry.value));
  return {
    needed: texts(DT_NEEDED),
    runPath: texts(DT_RPATH, DT_RUNPATH).flatMap((path) => path.split(':')),
    hasTextRelocations: value(DT_TEXTREL) !== null || ((value(DT_FLAGS) ?? 0) & DF_TEXTREL) !== 0,
    strings,
    value,
  };
}
