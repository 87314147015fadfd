/** Random access to the bytes of a file; reading beyond its end gives fewer bytes than asked for. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** Why a file is not the ELF file that it should be. `problem` is a phrase of an operator's error. */
export class ElfProblem extends Error {
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

/** More than any table of a real program takes, and little enough to hold in memory at once. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Exactly these bytes. @throws ElfProblem when the file has not got them, or when they are too many to be true. */
export function readExactly(source: ByteSource, offset: number, length: number): Uint8Array {
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0) {
    throw new ElfProblem('it points outside of itself');
  }
  if (length > MOST_BYTES) throw new ElfProblem('one of its tables is too large');
  if (offset + length > source.size) throw new ElfProblem('it ends too early');
  const bytes = source.read(offset, length);
  if (bytes.length !== length) throw new ElfProblem('it ends too early');
  return bytes;
}

/** A call takes so many without a doubt. */
const MOST_ARGUMENTS = 4096;

/** The bytes of ASCII text. */
export function bytesOf(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/** UTF-8, and byte by byte where it is none. */
export function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += MOST_ARGUMENTS) {
    text += String.fromCharCode(...bytes.subarray(at, at + MOST_ARGUMENTS));
  }
  if (bytes.every((byte) => byte < 0x80)) return text;
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return text;
  }
}

/** The text before the first NUL at a place of a string table. @throws ElfProblem when there is none. */
export function stringAt(table: Uint8Array, offset: number): string {
  const end = offset < table.length ? table.indexOf(0, offset) : -1;
  if (end < 0) throw new ElfProblem('a name in it has no end');
  return textOf(table.subarray(offset, end));
}
