import type { CheckedTarget } from '../../../shared/build-checks.ts';
import { compareBytewise } from '../../../shared/json.ts';
import { semverOfGo } from '../version.ts';
import type { UsedModule } from './match.ts';

/** What the Go vulnerability database calls Go itself (https://go.dev/doc/security/vuln/database). */
const STANDARD_LIBRARY = 'stdlib';
const TOOLCHAIN = 'toolchain';

/** A module as one compiled file holds it: by its own path and version, whatever it stands for. */
export interface BuiltIn {
  readonly file: string;
  readonly path: string;
  readonly version: string;
}

/** The modules in compiled files, each version once, with the standard library and the toolchain of a version of Go. */
export function usedModules(builtIn: readonly BuiltIn[], goVersion: string): UsedModule[] {
  const go = semverOfGo(goVersion) ?? '';
  const files = [...new Set(builtIn.map(({ file }) => file))].sort(compareBytewise);
  const used = new Map<string, UsedModule & { readonly files: string[] }>();
  for (const { file, path, version } of builtIn) {
    const key = `${path}@${version}`;
    const known = used.get(key);
    if (known === undefined) used.set(key, { path, version, files: [file] });
    else if (!known.files.includes(file)) known.files.push(file);
  }
  const modules = [...used.values()].sort((a, b) => compareBytewise(a.path, b.path));
  return [{ path: STANDARD_LIBRARY, version: go, files }, { path: TOOLCHAIN, version: go, files: [] }, ...modules];
}

/** What compiled files say of themselves. */
export function builtInOf(targets: readonly CheckedTarget[]): BuiltIn[] {
  return targets.flatMap(({ target, artefacts }) =>
    artefacts.flatMap(({ path: name, go }) =>
      (go?.deps ?? []).map((dep) => {
        const { path, version } = dep.replacedBy ?? dep;
        return { file: `${target}/${name}`, path, version };
      }),
    ),
  );
}
