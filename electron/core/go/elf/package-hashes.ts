import type { DynamicSymbol } from './dynamic-symbols.ts';
import { type ElfImage, readAddress } from './elf-image.ts';

/** From Go 1.20 on `go:link.`, before `go.link.` (cmd/link/internal/ld/symtab.go). */
const PREFIX = /^go[:.]link\.pkghashbytes\./;
const HASH_BYTES = 8;

/** How the symbols begin that the functions here look at. @param packagePath of the main package; null when it is not known */
export function symbolPrefixes(packagePath: string | null): string[] {
  const own = packagePath === null ? [] : [`${escapePath(packagePath)}.`];
  return ['go:link.pkghashbytes.', 'go.link.pkghashbytes.', 'plugin/unnamed-', ...own];
}

/**
 * The fingerprints of the packages in a program that can load plugins, or in a plugin: import path to 16 hex digits. They are what
 * `plugin.Open` compares. Empty in a program without cgo, or that does not import `plugin`.
 * @throws ElfProblem
 */
export function packageHashes(image: ElfImage, symbols: readonly DynamicSymbol[]): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const { name, address, size } of symbols) {
    if (!PREFIX.test(name) || size !== HASH_BYTES) continue;
    const bytes = readAddress(image, address, HASH_BYTES);
    hashes.set(
      unescapePath(name.replace(PREFIX, '')),
      Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    );
  }
  return hashes;
}

/**
 * The names that a plugin offers to `plugin.Lookup`: exported functions and variables of its main package.
 * @param pluginPath its import path, or `plugin/unnamed-<hash>` when it was built from a list of files.
 */
export function exportedNames(pluginPath: string, symbols: readonly DynamicSymbol[]): string[] {
  const prefix = `${escapePath(pluginPath)}.`;
  return symbols
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name }) => name.slice(prefix.length))
    .filter((name) => /^\p{Lu}[\p{L}\p{Nd}_]*$/u.test(name))
    .sort();
}

/** The plugin path by which a process knows a plugin: two with the same one cannot be loaded into one process. */
export function pluginPathOf(packagePath: string, symbols: readonly DynamicSymbol[]): string {
  const unnamed = symbols.flatMap(
    ({ name }) => /^(plugin\/unnamed-[0-9a-f]+)\.(?:\.inittask|main)$/.exec(name)?.[1] ?? [],
  );
  return unnamed[0] ?? packagePath;
}

/** Symbols spell dots of the last path element, and what is not plain ASCII, as `%xx` (cmd/internal/objabi, PathToPrefix). */
function escapePath(path: string): string {
  const slash = path.lastIndexOf('/');
  return path.replace(/[\0- %"\x7f-\uffff]|\./g, (character, offset: number) =>
    character === '.' && offset < slash ? '.' : `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function unescapePath(path: string): string {
  return path.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
