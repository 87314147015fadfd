/** What a made ELF file is to hold. */
export interface MadeElf {
  readonly bits?: 32 | 64;
  readonly endian?: 'little' | 'big';
  readonly machine?: number;
  /** ET_EXEC 2 or ET_DYN 3. */
  readonly type?: number;
  readonly interpreter?: string;
  readonly needed?: readonly string[];
  readonly runPath?: string;
  /** Symbol versions of `libc.so.6`. */
  readonly versions?: readonly string[];
  /** Defined symbols with their content. */
  readonly symbols?: Readonly<Record<string, Uint8Array>>;
  readonly hash?: 'sysv' | 'gnu';
  readonly stackFlags?: number;
  readonly textRelocations?: boolean;
  readonly buildInfo?: { readonly version: string; readonly lines: string };
}

/** Writes the smallest shared object or program that holds all of it, by the tables of man 5 elf. File offsets are addresses. */
export function makeElf(made: MadeElf): Buffer {
  const { bits = 64, endian = 'little', symbols = {}, needed = [], versions = [] } = made;
  const is64 = bits === 64;
  const word = is64 ? 8 : 4;
  const number = (value: number, bytes: number) => {
    const buffer = Buffer.alloc(bytes);
    if (bytes === 8)
      endian === 'little' ? buffer.writeBigUInt64LE(BigInt(value)) : buffer.writeBigUInt64BE(BigInt(value));
    else endian === 'little' ? buffer.writeUIntLE(value, 0, bytes) : buffer.writeUIntBE(value, 0, bytes);
    return buffer;
  };
  const u16 = (value: number) => number(value, 2);
  const u32 = (value: number) => number(value, 4);
  const address = (value: number) => number(value, word);

  const headerBytes = is64 ? 64 : 52;
  const segmentBytes = is64 ? 56 : 32;
  const segmentCount = 4 + (made.interpreter === undefined ? 0 : 1);
  let body = Buffer.alloc(headerBytes + segmentBytes * segmentCount);
  const put = (bytes: Uint8Array) => {
    const at = Math.ceil(body.length / 16) * 16;
    body = Buffer.concat([body, Buffer.alloc(at - body.length), bytes]);
    return { at, bytes: bytes.length };
  };

  let strings = Buffer.from('\0');
  const string = (text: string) => {
    const at = strings.length;
    strings = Buffer.concat([strings, Buffer.from(`${text}\0`)]);
    return at;
  };
  const neededAt = needed.map(string);
  const runPathAt = made.runPath === undefined ? null : string(made.runPath);
  const libcAt = string('libc.so.6');
  const entries = Object.entries(symbols).map(([name, content]) => ({ name: string(name), ...put(content) }));
  const symbol = (name: number, at: number, size: number, section: number) =>
    is64
      ? Buffer.concat([u32(name), Buffer.from([0x11, 0]), u16(section), address(at), address(size)])
      : Buffer.concat([u32(name), address(at), address(size), Buffer.from([0x11, 0]), u16(section)]);
  const asked = string('malloc');
  const table = Buffer.concat([
    symbol(0, 0, 0, 0),
    symbol(asked, 0, 0, 0),
    ...entries.map(({ name, at, bytes }) => symbol(name, at, bytes, 1)),
  ]);
  const versionNames = versions.map(string);
  const count = entries.length + 2;
  // One bucket; the last symbol of its chain has the lowest bit set.
  const chain = Array.from({ length: count - 1 }, (_, index) => u32(index === count - 2 ? 1 : 2));
  const gnuHash = Buffer.concat([u32(1), u32(1), u32(1), u32(0), address(0), u32(1), ...chain]);
  const sysvHash = Buffer.concat([u32(1), u32(count), u32(0), ...Array.from({ length: count }, () => u32(0))]);
  const need = Buffer.concat([
    u16(1),
    u16(versions.length),
    u32(libcAt),
    u32(16),
    u32(0),
    ...versionNames.flatMap((name, index) => [
      u32(0),
      u16(0),
      u16(2),
      u32(name),
      u32(index + 1 < versions.length ? 16 : 0),
    ]),
  ]);

  const stringsPlace = put(strings);
  const tablePlace = put(table);
  const hashPlace = put(made.hash === 'gnu' ? gnuHash : sysvHash);
  const needPlace = put(need);
  const interpreterPlace = made.interpreter === undefined ? null : put(Buffer.from(`${made.interpreter}\0`));
  const dataPlace = put(made.buildInfo === undefined ? Buffer.alloc(64) : buildInfo(made.buildInfo));
  const dynamic: [number, number][] = [
    ...neededAt.map((at): [number, number] => [1, at]),
    ...(runPathAt === null ? [] : [[29, runPathAt] as [number, number]]),
    [made.hash === 'gnu' ? 0x6ffffef5 : 4, hashPlace.at],
    [5, stringsPlace.at],
    [10, stringsPlace.bytes],
    [6, tablePlace.at],
    ...(made.textRelocations === true ? [[30, 4] as [number, number]] : []),
    ...(versions.length === 0
      ? []
      : ([
          [0x6ffffffe, needPlace.at],
          [0x6fffffff, 1],
        ] as [number, number][])),
    [0, 0],
  ];
  const dynamicPlace = put(Buffer.concat(dynamic.flatMap(([tag, value]) => [address(tag), address(value)])));

  const segment = (type: number, flags: number, at: number, bytes: number) =>
    is64
      ? Buffer.concat([
          u32(type),
          u32(flags),
          address(at),
          address(at),
          address(at),
          address(bytes),
          address(bytes),
          address(16),
        ])
      : Buffer.concat([
          u32(type),
          address(at),
          address(at),
          address(at),
          address(bytes),
          address(bytes),
          u32(flags),
          address(16),
        ]);
  const segments = [
    segment(1, 4, 0, body.length),
    segment(1, 6, dataPlace.at, dataPlace.bytes),
    segment(2, 6, dynamicPlace.at, dynamicPlace.bytes),
    segment(0x6474e551, made.stackFlags ?? 6, 0, 0),
    ...(interpreterPlace === null ? [] : [segment(3, 4, interpreterPlace.at, interpreterPlace.bytes)]),
  ];
  const header = Buffer.concat([
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, endian === 'little' ? 1 : 2, 1]),
    Buffer.alloc(9),
    u16(made.type ?? 3),
    u16(made.machine ?? 62),
    u32(1),
    address(0),
    address(headerBytes),
    address(0),
    u32(0),
    u16(headerBytes),
    u16(segmentBytes),
    u16(segmentCount),
    u16(0),
    u16(0),
    u16(0),
  ]);
  Buffer.concat([header, ...segments]).copy(body);
  return body;
}

function buildInfo({ version, lines }: { version: string; lines: string }): Buffer {
  const sentinel = Buffer.alloc(16, 0x30);
  const counted = (bytes: Buffer) => {
    const prefix: number[] = [];
    for (let left = bytes.length; ; left >>>= 7) {
      prefix.push(left > 0x7f ? (left & 0x7f) | 0x80 : left);
      if (left <= 0x7f) break;
    }
    return Buffer.concat([Buffer.from(prefix), bytes]);
  };
  return Buffer.concat([
    Buffer.from('\xff Go buildinf:', 'latin1'),
    Buffer.from([8, 2]),
    Buffer.alloc(16),
    counted(Buffer.from(version)),
    counted(Buffer.concat([sentinel, Buffer.from(lines), sentinel])),
  ]);
}
