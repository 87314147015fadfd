import { type ByteSource, ElfProblem, readExactly } from './byte-source.ts';

/** A part of the file that is mapped into memory, or described, by a program header. */
export interface Segment {
  readonly type: number;
  readonly flags: number;
  /** Bytes. */
  readonly offset: number;
  readonly address: number;
  readonly fileBytes: number;
}

/** What an ELF file says of itself (man 5 elf). Section headers are not looked at: the loader does not either. */
export interface ElfImage {
  readonly source: ByteSource;
  readonly bits: 32 | 64;
  readonly isLittleEndian: boolean;
  readonly type: number;
  readonly machine: number;
  readonly segments: readonly Segment[];
}

export const ET_EXEC = 2;
const ET_DYN = 3;
export const PT_LOAD = 1;
export const PT_DYNAMIC = 2;
export const PT_INTERP = 3;
export const PT_GNU_STACK = 0x6474e551;
export const PF_X = 1;
export const PF_W = 2;

const IDENT_BYTES = 16;
const MOST_SEGMENTS = 1024;

/** Reads the header and the program headers. @throws ElfProblem */
export function openElf(source: ByteSource): ElfImage {
  const ident = source.read(0, IDENT_BYTES);
  const isElf = ident[0] === 0x7f && ident[1] === 0x45 && ident[2] === 0x4c && ident[3] === 0x46;
  if (!isElf || ident.length < IDENT_BYTES) throw new ElfProblem('it is no ELF file');
  const bits = ident[4] === 1 ? 32 : ident[4] === 2 ? 64 : null;
  const isLittleEndian = ident[5] === 1 ? true : ident[5] === 2 ? false : null;
  if (bits === null || isLittleEndian === null || ident[6] !== 1) throw new ElfProblem('its ELF header is not valid');
  const is64 = bits === 64;
  const header = fields(readExactly(source, 0, is64 ? 64 : 52), bits, isLittleEndian);
  const type = header.u16(16);
  if (type !== ET_EXEC && type !== ET_DYN) throw new ElfProblem('it is neither a program nor a shared object');
  const tableOffset = header.word(is64 ? 32 : 28);
  const entryBytes = header.u16(is64 ? 54 : 42);
  const count = header.u16(is64 ? 56 : 44);
  if (count > MOST_SEGMENTS || entryBytes < (is64 ? 56 : 32)) throw new ElfProblem('its program headers are not valid');
  const table = fields(readExactly(source, tableOffset, entryBytes * count), bits, isLittleEndian);
  const segments = Array.from({ length: count }, (_, index): Segment => {
    const at = index * entryBytes;
    return {
      type: table.u32(at),
      flags: table.u32(at + (is64 ? 4 : 24)),
      offset: table.word(at + (is64 ? 8 : 4)),
      address: table.word(at + (is64 ? 16 : 8)),
      fileBytes: table.word(at + (is64 ? 32 : 16)),
    };
  });
  return { source, bits, isLittleEndian, type, machine: header.u16(18), segments };
}

/** The bytes that the loader puts at an address. @throws ElfProblem when they are not in the file. */
export function readAddress(image: ElfImage, address: number, length: number): Uint8Array {
  return readExactly(image.source, fileOffset(image, address, length), length);
}

/** Where in the file the bytes at an address are. @throws ElfProblem */
function fileOffset(image: ElfImage, address: number, length: number): number {
  const segment = image.segments.find(
    ({ type, address: start, fileBytes }) =>
      type === PT_LOAD && address >= start && address + length <= start + fileBytes,
  );
  if (segment === undefined) throw new ElfProblem('it points outside of itself');
  return segment.offset + (address - segment.address);
}

/** Numbers in some bytes of an image. */
export interface Fields {
  readonly length: number;
  u16(offset: number): number;
  u32(offset: number): number;
  /** An address or a size: four bytes in a 32-bit file, else eight. */
  word(offset: number): number;
}

/** Reads numbers as a file of this kind writes them. Each reader throws ElfProblem outside of the bytes. */
function fields(bytes: Uint8Array, bits: 32 | 64, isLittleEndian: boolean): Fields {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inside = (offset: number, length: number) => {
    if (offset < 0 || offset + length > view.byteLength) throw new ElfProblem('it points outside of itself');
    return offset;
  };
  return {
    length: view.byteLength,
    u16: (offset) => view.getUint16(inside(offset, 2), isLittleEndian),
    u32: (offset) => view.getUint32(inside(offset, 4), isLittleEndian),
    word: (offset) => {
      if (bits === 32) return view.getUint32(inside(offset, 4), isLittleEndian);
      const value = view.getBigUint64(inside(offset, 8), isLittleEndian);
      // A size that is no safe integer cannot be one of this file: it is refused where it is used.
      return Number(value);
    },
  };
}

/** `fields` of bytes of an image. */
export function fieldsOf(image: ElfImage, bytes: Uint8Array): Fields {
  return fields(bytes, image.bits, image.isLittleEndian);
}
