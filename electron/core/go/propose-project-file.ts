import type { ProjectFacts } from '../../shared/build-plan.ts';
import type { DependencyReport, ScannedPackage } from '../../shared/dependencies.ts';
import type { TargetName } from '../../shared/target.ts';
import { defaultName } from './kit-identity.ts';

/** What a project file can say of a project that has none, as far as its sources show it. */
export interface ProposedFile {
  readonly name: string;
  readonly targets: readonly TargetName[];
  /** The program that is the service; null when the sources do not tell. */
  readonly program: string | null;
  /** Main packages that it could be. */
  readonly candidates: readonly string[];
  readonly cgo: boolean;
  readonly plugins: readonly ProposedPlugin[];
}

export type ProposedPlugin =
  | {
      readonly package: string;
      readonly kind: 'grpc';
      /** Null when it is not written out in the sources. */
      readonly handshake: { readonly key: string; readonly value: string } | null;
    }
  | { readonly package: string; readonly kind: 'native'; readonly host: string };

/**
 * Reads the proposal off a scan: what calls `plugin.Serve` is a go-plugin plugin; a main package with an empty `main` is a native plugin
 * where another main package of the project opens plugins.
 */
export function proposeProjectFile(project: ProjectFacts, report: DependencyReport, target: TargetName): ProposedFile {
  const byPath = new Map(report.packages.map((one) => [one.path, one]));
  const mains = project.mainPackages.flatMap(({ path }) => {
    const scanned = byPath.get(importPathOf(project, path));
    return scanned === undefined ? [] : [{ path, scanned, reached: ownPackages(scanned, byPath) }];
  });
  const serving = mains.filter(({ scanned }) => scanned.servesPlugin);
  const hosts = mains.filter(
    (main) => !serving.includes(main) && main.reached.some(({ pluginOpens }) => pluginOpens.length > 0),
  );
  const [host] = hosts;
  const natives = host === undefined ? [] : mains.filter(({ scanned }) => scanned.hasEmptyMain);
  const programs = mains.filter((main) => !serving.includes(main) && !natives.includes(main));
  const name = defaultName(project.module);
  const others = programs.filter((main) => !hosts.includes(main));
  const likely = others.length > 0 ? others : programs;
  const [program] = likely.length === 1 ? likely : likely.filter(({ path }) => path.split('/').at(-1) === name);
  return {
    name,
    targets: [target],
    program: program?.path ?? null,
    candidates: programs.map(({ path }) => path),
    cgo: program?.reached.some(({ cgo }) => cgo !== null) ?? false,
    plugins: [
      ...serving.map(({ path, reached }) => ({
        package: path,
        kind: 'grpc' as const,
        handshake: reached.find(({ handshake }) => handshake !== null)?.handshake ?? null,
      })),
      ...natives.map(({ path }) => ({ package: path, kind: 'native' as const, host: host?.path ?? '' })),
    ],
  };
}

/** The import path of a main package of the project. */
export function importPathOf({ module }: Pick<ProjectFacts, 'module'>, path: string): string {
  return path === '.' ? module : `${module}${path.slice(1)}`;
}

/** A package and those that it reaches, the standard library left out. */
function ownPackages(from: ScannedPackage, byPath: ReadonlyMap<string, ScannedPackage>): ScannedPackage[] {
  const reached = new Map([[from.path, from]]);
  for (const one of reached.values()) {
    for (const path of one.imports) {
      const next = byPath.get(path);
      if (next !== undefined && next.class !== 'standard') reached.set(path, next);
    }
  }
  return [...reached.values()];
}
