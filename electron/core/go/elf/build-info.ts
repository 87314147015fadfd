import type { GoBuildInfo, GoModuleVersion } from '../../../shared/elf.ts';
import { readExactly, textOf } from './byte-source.ts';
import { type ElfImage, PF_W, PF_X, type Segment } from './elf-image.ts';
import { findBytes } from './find-bytes.ts';

/** `\xff Go buildinf:`. */
const MAGIC = [0xff, 0x20, 0x47, 0x6f, 0x20, 0x62, 0x75, 0x69, 0x6c, 0x64, 0x69, 0x6e, 0x66, 0x3a] as const;
const ALIGNMENT = 16;
const HEADER_BYTES = 32;
const INLINE_STRINGS = 2;
const SENTINEL_BYTES = 16;
const MOST_TEXT_BYTES = 16 << 20;

/**
 * What Go wrote into a program about its build (https://pkg.go.dev/debug/buildinfo), from Go 1.18 on; null when there is nothing.
 * It is informational: whoever makes a file can write there what they like.
 * @throws ElfProblem
 */
export function readBuildInfo(image: ElfImage): GoBuildInfo | null {
  const at = findBytes(image, MAGIC, { isPlace: isData, alignment: ALIGNMENT });
  if (at === null) return null;
  const header = readExactly(image.source, at, HEADER_BYTES);
  if (((header[15] ?? 0) & INLINE_STRINGS) === 0) return null;
  const version = readCounted(image, at + HEADER_BYTES);
  const module = version === null ? null : readCounted(image, version.end);
  if (version === null || module === null) return null;
  const isFramed = module.bytes.length >= 2 * SENTINEL_BYTES + 1;
  const lines = isFramed ? textOf(module.bytes.subarray(SENTINEL_BYTES, module.bytes.length - SENTINEL_BYTES)) : '';
  return { version: textOf(version.bytes), ...parseModuleInfo(lines) };
}

const isData = ({ flags }: Segment) => (flags & (PF_W | PF_X)) === PF_W;

/** Bytes after their number as a varint (https://protobuf.dev/programming-guides/encoding/#varints). */
function readCounted({ source }: ElfImage, at: number): { bytes: Uint8Array; end: number } | null {
  const prefix = source.read(at, 10);
  let length = 0;
  for (let index = 0; index < prefix.length; index++) {
    const byte = prefix[index] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * index);
    if (length > MOST_TEXT_BYTES) return null;
    if (byte >= 0x80) continue;
    const start = at + index + 1;
    return { bytes: readExactly(source, start, length), end: start + length };
  }
  return null;
}

/** Reads the lines `path`, `mod`, `dep`, `=>` and `build` (https://pkg.go.dev/runtime/debug#BuildInfo). */
function parseModuleInfo(text: string): Omit<GoBuildInfo, 'version'> {
  let path = '';
  let main: GoModuleVersion | null = null;
  const deps: GoModuleVersion[] = [];
  const settings: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [kind, first = '', second = '', third = ''] = line.split('\t');
    const module = { path: first, version: second, sum: third || null };
    if (kind === 'path') path = first;
    else if (kind === 'mod') main = module;
    else if (kind === 'dep') deps.push(module);
    else if (kind === '=>') {
      const replaced = deps.pop();
      if (replaced !== undefined) deps.push({ ...replaced, replacedBy: module });
    } else if (kind === 'build') {
      const [name, value] = splitSetting(line.slice('build\t'.length));
      settings[name] = value;
    }
  }
  return { path, main, deps, settings };
}

/** Go quotes a key or a value that has characters in it which would be misread. */
function splitSetting(text: string): [string, string] {
  const equals = text.startsWith('"') ? text.indexOf('=', text.indexOf('"', 1)) : text.indexOf('=');
  if (equals < 0) return [text, ''];
  return [unquote(text.slice(0, equals)), unquote(text.slice(equals + 1))];
}

function unquote(text: string): string {
  if (!text.startsWith('"') && !text.startsWith('`')) return text;
  if (text.startsWith('`')) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
