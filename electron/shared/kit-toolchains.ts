import type { Kit } from './kit.ts';

/** The Go toolchains that a kit holds, `go<version>.<os>-<arch>` each. */
export function toolchainsIn({ files }: Pick<Kit, 'files'>): string[] {
  return files.flatMap(({ role, path }) => (role === 'toolchain' ? [path.replace(/^.*\/|\.tar\.gz$/g, '')] : []));
}
