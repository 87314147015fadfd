import type { GoBuildInfo, GoModuleVersion } from '../../../shared/elf.ts';

export const STANDARD_LIBRARY = 'std';

/** A module as one program was built with it. */
export interface UsedModule extends GoModuleVersion {
  /** It is the module that was built itself, and so has no version. */
  readonly isMain: boolean;
}

/** The module of a package, by the longest path that fits; null for the standard library and for what is not listed. */
export function moduleOf(packagePath: string, info: GoBuildInfo | null): UsedModule | null {
  const listed = (info?.deps ?? []).map((module): UsedModule => ({ ...module, isMain: false }));
  const all = info?.main ? [...listed, { ...info.main, isMain: true }] : listed;
  return all
    .filter(({ path }) => packagePath === path || packagePath.startsWith(`${path}/`))
    .reduce<UsedModule | null>(
      (best, module) => (best === null || module.path.length > best.path.length ? module : best),
      null,
    );
}

/**
 * Whether a package is of the standard library: no module lists it, and its first element has no dot
 * (https://go.dev/ref/mod#glos-import-path).
 */
export function isStandard(packagePath: string, ...infos: readonly (GoBuildInfo | null)[]): boolean {
  const [first = ''] = packagePath.split('/');
  return !first.includes('.') && infos.every((info) => moduleOf(packagePath, info) === null);
}
