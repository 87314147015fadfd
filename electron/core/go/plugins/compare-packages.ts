import type { GoBuildInfo } from '../../../shared/elf.ts';
import type { Finding } from '../../../shared/finding.ts';
import type { DifferenceCause } from '../../../shared/plugin-report.ts';
import type { GoBinary } from '../elf/read-go-binary.ts';
import { isStandard, moduleOf, STANDARD_LIBRARY, type UsedModule } from './module-of.ts';

type Compared = Pick<GoBinary, 'go' | 'packages'>;

interface Group {
  readonly module: string;
  readonly packages: string[];
  readonly ours: UsedModule | null;
  readonly theirs: UsedModule | null;
}

/** Packages that two files both hold. */
export function sharedPackages(a: Compared, b: Compared): string[] {
  return [...a.packages.keys()].filter((path) => b.packages.has(path)).sort();
}

/** Those of them whose fingerprints differ: Go refuses to have both in one process. */
export function differingPackages(a: Compared, b: Compared): string[] {
  return sharedPackages(a, b).filter((path) => a.packages.get(path) !== b.packages.get(path));
}

/**
 * Every package that keeps two files from being loaded into one process, by module, each with the likeliest cause.
 * @param a the host, or the plugin that is loaded first
 * @param other how `a` is called in the findings
 */
export function packageFindings(a: Compared, b: Compared, other: string): Finding[] {
  const differing = differingPackages(a, b);
  const common = buildCause(a, b, differing);
  return groupByModule(differing, a.go, b.go).map(({ module, packages, ours, theirs }) => ({
    id: 'plugin.package-differs',
    weight: 'refused',
    facts: {
      other,
      module,
      packages,
      count: packages.length,
      ours: versionText(ours, a.go),
      theirs: versionText(theirs, b.go),
      cause: common ?? moduleCause(ours, theirs),
    },
  }));
}

/** A cause that lies in how both were built: it shows in the standard library, which no project changes. */
function buildCause(a: Compared, b: Compared, differing: readonly string[]): DifferenceCause | null {
  if (!differing.some((path) => isStandard(path, a.go, b.go))) return null;
  if (a.go?.version !== b.go?.version) return 'go-version';
  const differs = (name: string) => settingOf(a.go, name) !== settingOf(b.go, name);
  if (differs('-trimpath')) return 'trimpath';
  if (['-race', '-msan', '-asan'].some(differs)) return 'sanitizer';
  if (differs('GOEXPERIMENT')) return 'experiment';
  if (differs('-gcflags')) return 'gcflags';
  return 'flags';
}

function moduleCause(ours: UsedModule | null, theirs: UsedModule | null): DifferenceCause {
  if (ours === null || theirs === null) return 'source';
  if (ours.isMain !== theirs.isMain) return 'main-module';
  const [mine, other] = [ours.replacedBy ?? ours, theirs.replacedBy ?? theirs];
  if (mine.path !== other.path) return 'replaced';
  return mine.version === other.version ? 'source' : 'version';
}

function groupByModule(packages: readonly string[], a: GoBuildInfo | null, b: GoBuildInfo | null): Group[] {
  const groups = new Map<string, Group>();
  for (const path of packages) {
    const [ours, theirs] = [moduleOf(path, a), moduleOf(path, b)];
    const module = ours?.path ?? theirs?.path ?? (isStandard(path, a, b) ? STANDARD_LIBRARY : path);
    const group = groups.get(module) ?? { module, packages: [], ours, theirs };
    groups.set(module, group);
    group.packages.push(path);
  }
  return [...groups.values()];
}

function versionText(module: UsedModule | null, info: GoBuildInfo | null): string {
  if (module === null) return info?.version ?? '-';
  const { version, replacedBy } = module;
  return replacedBy === undefined ? version : `${version} => ${replacedBy.path} ${replacedBy.version}`.trim();
}

/** What a setting was at the build, its absence counted as its default. */
export function settingOf(info: GoBuildInfo | null, name: string): string {
  return info?.settings[name] ?? '';
}
