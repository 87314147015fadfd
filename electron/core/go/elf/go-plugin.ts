import type { GoBuildInfo } from '../../../shared/elf.ts';
import { bytesOf } from './byte-source.ts';
import type { ElfImage } from './elf-image.ts';
import { findBytes } from './find-bytes.ts';

const LIBRARY = 'github.com/hashicorp/go-plugin';

/**
 * The version of hashicorp/go-plugin with which a program serves as a plugin; null when it does not. The linker keeps the name of a function
 * (runtime's table of functions, which stripping leaves) only where the program can reach it, so that one that merely starts plugins
 * has no `Serve`.
 * @throws ElfProblem
 */
export function servedGoPlugin(image: ElfImage, go: GoBuildInfo | null): string | null {
  const library = go?.deps.find(({ path }) => path === LIBRARY);
  if (library === undefined) return null;
  const found = findBytes(image, [0, ...bytesOf(`${LIBRARY}.Serve`), 0], { isPlace: () => true, alignment: 1 });
  return found === null ? null : library.version;
}
