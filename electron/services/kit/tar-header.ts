/** Tar counts in blocks of this many bytes. */
export const BLOCK = 512;

export interface TarEntry {
  readonly path: string;
  readonly mode: number;
  readonly bytes: number;
  /** Modification time, seconds since the epoch. */
  readonly epochSeconds: number;
}

/**
 * The header blocks of one regular file: ustar (POSIX.1-1988), owner 0/0 without names. Where 255 bytes of path or 8 GiB do not fit,
 * the GNU forms, which GNU tar and busybox both read (busybox skips pax headers).
 */
export function tarHeader(entry: TarEntry): Buffer {
  const path = Buffer.from(entry.path);
  const split = splitPath(path);
  if (split !== null) return block(split, entry, '0');
  const longName = Buffer.concat([path, Buffer.alloc(1)]);
  const announcement = { mode: 0, bytes: longName.length, epochSeconds: 0 };
  return Buffer.concat([
    block({ prefix: Buffer.alloc(0), name: Buffer.from('././@LongLink') }, announcement, 'L'),
    longName,
    padding(longName.length),
    block({ prefix: Buffer.alloc(0), name: path.subarray(0, NAME_BYTES) }, entry, '0'),
  ]);
}

/** The zeros that fill the last block of a body. */
export function padding(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
const SLASH = 0x2f;

interface SplitPath {
  readonly prefix: Buffer;
  readonly name: Buffer;
}

function splitPath(path: Buffer): SplitPath | null {
  if (path.length <= NAME_BYTES) return { prefix: Buffer.alloc(0), name: path };
  const slash = path.indexOf(SLASH, path.length - NAME_BYTES - 1);
  if (slash < 1 || slash > PREFIX_BYTES || slash === path.length - 1) return null;
  return { prefix: path.subarray(0, slash), name: path.subarray(slash + 1) };
}

function block({ prefix, name }: SplitPath, entry: Omit<TarEntry, 'path'>, type: '0' | 'L'): Buffer {
  const header = Buffer.alloc(BLOCK);
  name.copy(header, 0);
  octal(header, 100, 8, entry.mode);
  octal(header, 108, 8, 0);
  octal(header, 116, 8, 0);
  number(header, 124, 12, entry.bytes);
  number(header, 136, 12, entry.epochSeconds);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  prefix.copy(header, 345);

  header.fill(' ', 148, 156);
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function octal(header: Buffer, at: number, length: number, value: number): void {
  header.write(value.toString(8).padStart(length - 1, '0'), at);
}

/** Octal while it fits, else base 256 as GNU tar writes it: a first byte of 0x80, then big-endian. */
function number(header: Buffer, at: number, length: number, value: number): void {
  if (value < 8 ** (length - 1)) {
    octal(header, at, length, value);
  } else {
    header[at] = 0x80;
    header.writeBigUInt64BE(BigInt(value), at + length - 8);
  }
}
