import { compareBytewise } from '../../shared/json.ts';
import { isPseudoVersion, unescapeModule } from './escape.ts';

/** A file of a module cache's `cache/download` that belongs into a module proxy's tree. */
export interface ModuleFile {
  /** Path below `cache/download`, as it stands in a proxy too. */
  readonly path: string;
  /** The module's path, not escaped. */
  readonly module: string;
  readonly version: string;
  readonly kind: 'info' | 'mod' | 'zip';
}

/** Picks the files of modules out of a module cache; locks, hashes that `go` derives itself, and lists of other versions stay behind. */
export function pickModuleFiles(paths: readonly string[]): ModuleFile[] {
  return paths.flatMap((path): ModuleFile[] => {
    const [, module, version, kind] = /^(.+)\/@v\/([^/]+)\.(info|mod|zip)$/.exec(path) ?? [];
    if (module === undefined || version === undefined || !isKind(kind)) return [];
    return [{ path, module: unescapeModule(module), version: unescapeModule(version), kind }];
  });
}

/**
 * The `@v/list` files of a proxy tree: for each module the versions whose zip is there, so that an offline `go get module@latest` never
 * chooses one that is not.
 */
export function versionLists(files: readonly ModuleFile[]): { path: string; module: string; text: string }[] {
  const lists = new Map<string, { module: string; versions: string[] }>();
  for (const file of files) {
    const path = `${file.path.slice(0, file.path.lastIndexOf('/'))}/list`;
    const list = lists.get(path) ?? { module: file.module, versions: [] };
    lists.set(path, list);
    if (file.kind === 'zip' && !isPseudoVersion(file.version)) list.versions.push(file.version);
  }
  return [...lists].map(([path, { module, versions }]) => ({
    path,
    module,
    text: versions
      .sort(compareBytewise)
      .map((version) => `${version}\n`)
      .join(''),
  }));
}

function isKind(text: string | undefined): text is ModuleFile['kind'] {
  return text === 'info' || text === 'mod' || text === 'zip';
}
