import type { ElfFacts } from '../../shared/elf.ts';

export type Libc = 'glibc' | 'musl';

/**
 * The C library that a file is linked with; null of a static one. A plugin has no interpreter, but names its library: musl's is `libc.so`,
 * or `libc.musl-<arch>.so.1` as Alpine builds it.
 */
export function libcOf({ interpreter, needed }: Pick<ElfFacts, 'interpreter' | 'needed'>): Libc | null {
  if (interpreter !== null) return interpreter.includes('ld-musl') ? 'musl' : 'glibc';
  if (needed.some((name) => name === 'libc.so' || /^libc\.musl-/.test(name))) return 'musl';
  return needed.includes('libc.so.6') ? 'glibc' : null;
}
