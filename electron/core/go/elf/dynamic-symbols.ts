import { bytesOf, ElfProblem, stringAt } from './byte-source.ts';
import { DT_GNU_HASH, DT_HASH, DT_SYMTAB, type Dynamic } from './dynamic.ts';
import { type ElfImage, fieldsOf, readAddress } from './elf-image.ts';

/** An entry of the dynamic symbol table. */
export interface DynamicSymbol {
  readonly name: string;
  readonly address: number;
  /** Bytes. */
  readonly size: number;
}

const MOST_SYMBOLS = 2_000_000;

/**
 * The symbols that a file defines for others and whose names begin with one of some prefixes (ASCII); those it only asks for are left
 * out. A program that loads plugins has 100,000 symbols and more, so that no other name is read.
 * @throws ElfProblem
 */
export function definedSymbols(image: ElfImage, dynamic: Dynamic, prefixes: readonly string[]): DynamicSymbol[] {
  const tableAt = dynamic.value(DT_SYMTAB);
  if (tableAt === null) return [];
  const count = countSymbols(image, dynamic);
  if (count > MOST_SYMBOLS) throw new ElfProblem('one of its tables is too large');
  const is64 = image.bits === 64;
  const entryBytes = is64 ? 24 : 16;
  const table = fieldsOf(image, readAddress(image, tableAt, count * entryBytes));
  const wanted = prefixes.map(bytesOf);
  const symbols: DynamicSymbol[] = [];
  for (let index = 1; index < count; index++) {
    const at = index * entryBytes;
    if (table.u16(at + (is64 ? 6 : 14)) === 0) continue;
    const nameAt = table.u32(at);
    if (!wanted.some((prefix) => prefix.every((byte, offset) => dynamic.strings[nameAt + offset] === byte))) continue;
    symbols.push({
      name: stringAt(dynamic.strings, nameAt),
      address: table.word(at + (is64 ? 8 : 4)),
      size: table.word(at + (is64 ? 16 : 8)),
    });
  }
  return symbols;
}

/** The symbol table has no length of its own: its hash table knows it (https://flapenguin.me/elf-dt-gnu-hash). */
function countSymbols(image: ElfImage, dynamic: Dynamic): number {
  const hashAt = dynamic.value(DT_HASH);
  if (hashAt !== null) return fieldsOf(image, readAddress(image, hashAt, 8)).u32(4);
  const gnuHashAt = dynamic.value(DT_GNU_HASH);
  return gnuHashAt === null ? 0 : countByGnuHash(image, gnuHashAt);
}

function countByGnuHash(image: ElfImage, at: number): number {
  const header = fieldsOf(image, readAddress(image, at, 16));
  const [bucketCount, firstHashed, bloomWords] = [header.u32(0), header.u32(4), header.u32(8)];
  if (bucketCount > MOST_SYMBOLS || bloomWords > MOST_SYMBOLS) throw new ElfProblem('one of its tables is too large');
  const bucketsAt = at + 16 + bloomWords * (image.bits / 8);
  const buckets = fieldsOf(image, readAddress(image, bucketsAt, bucketCount * 4));
  let last = 0;
  for (let index = 0; index < bucketCount; index++) last = Math.max(last, buckets.u32(index * 4));
  if (last < firstHashed) return firstHashed;
  if (last > MOST_SYMBOLS) throw new ElfProblem('one of its tables is too large');
  const chainsAt = bucketsAt + bucketCount * 4;
  const isEnd = (symbol: number) =>
    (fieldsOf(image, readAddress(image, chainsAt + (symbol - firstHashed) * 4, 4)).u32(0) & 1) === 1;
  while (!isEnd(last)) {
    last++;
    if (last > MOST_SYMBOLS) throw new ElfProblem('one of its tables is too large');
  }
  return last + 1;
}
