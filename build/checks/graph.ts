import { posix } from 'node:path';
import type { ParsedModule } from './parse.ts';

/** The file that a relative import names, as a path in the repository. */
export function resolveRelative(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}

/** Every cycle of imports among files, once each, as the files along it. `import type` counts: a cycle of types is one thing in two files. */
export function findCycles(modules: readonly ParsedModule[]): string[][] {
  const edges = edgesOf(modules, true);
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    const at = path.indexOf(file);
    if (at !== -1) cycles.push(path.slice(at));
    if (at !== -1 || finished.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) visit(next);
    path.pop();
    finished.add(file);
  };
  for (const { path: file } of modules) visit(file);
  return cycles;
}

/** The first chain of imports that are not erased from a file to an npm package, or null. */
export function chainToPackage(modules: readonly ParsedModule[], start: string, name: string): string[] | null {
  const edges = edgesOf(modules, false);
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const seen = new Set<string>();
  const search = (file: string): string[] | null => {
    if (seen.has(file)) return null;
    seen.add(file);
    const isDirect = byPath.get(file)?.imports.some(({ specifier, typeOnly }) => !typeOnly && specifier === name);
    if (isDirect) return [file, name];
    for (const next of edges.get(file) ?? []) {
      const rest = search(next);
      if (rest) return [file, ...rest];
    }
    return null;
  };
  return search(start);
}

function edgesOf(modules: readonly ParsedModule[], withTypes: boolean): Map<string, string[]> {
  return new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.flatMap(({ specifier, typeOnly }) =>
        specifier?.startsWith('.') && (withTypes || !typeOnly) ? [resolveRelative(path, specifier)] : [],
      ),
    ]),
  );
}
