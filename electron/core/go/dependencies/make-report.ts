import type {
  CgoNeeds,
  DependencyReport,
  PackageClass,
  ScannedModule,
  ScannedPackage,
} from '../../../shared/dependencies.ts';
import type { Finding } from '../../../shared/finding.ts';
import { compareBytewise } from '../../../shared/json.ts';
import type { SourceFacts } from './read-source.ts';

/** A package as `go list -json` shows it, as far as it is asked for. */
export interface ListedPackage {
  readonly ImportPath: string;
  readonly Name?: string;
  readonly Dir?: string;
  readonly Standard?: boolean;
  readonly Module?: ListedModule;
  readonly GoFiles?: readonly string[];
  readonly CgoFiles?: readonly string[];
  readonly CgoCFLAGS?: readonly string[];
  readonly CgoLDFLAGS?: readonly string[];
  readonly CgoPkgConfig?: readonly string[];
  readonly EmbedPatterns?: readonly string[];
  readonly Imports?: readonly string[];
  readonly Error?: { readonly Err: string };
}

interface ListedModule {
  readonly Path: string;
  readonly Version?: string;
  readonly Main?: boolean;
  readonly Dir?: string;
  readonly Replace?: { readonly Path: string; readonly Version?: string };
}

/** A listed package, and what its files say, by their names. */
export interface ReadPackage {
  readonly listed: ListedPackage;
  readonly sources: ReadonlyMap<string, SourceFacts>;
}

export interface ReportInput {
  readonly platform: string;
  readonly packages: readonly ReadPackage[];
  /** Import paths that the programs themselves are compiled from. */
  readonly withoutTests: ReadonlySet<string>;
  /** Import paths of the project's plugins. */
  readonly plugins: ReadonlySet<string>;
  /** By module path. */
  readonly licences: ReadonlyMap<string, readonly string[]>;
  /** Of the module file. */
  readonly findings: readonly Finding[];
}

/** Puts together what a project is made of, sorted, so that equal projects give equal reports. */
export function makeReport(input: ReportInput): DependencyReport {
  const packages = input.packages
    .map((read) => scannedPackage(read, input))
    .sort((a, b) => compareBytewise(a.path, b.path));
  return {
    platform: input.platform,
    packages,
    modules: scannedModules(input, packages),
    findings: [...input.findings, ...packages.flatMap(packageFindings)],
  };
}

function scannedPackage({ listed, sources }: ReadPackage, { withoutTests, plugins }: ReportInput): ScannedPackage {
  const files = [...sources];
  return {
    path: listed.ImportPath,
    class: classOf(listed, plugins),
    module: listed.Module?.Path ?? null,
    testsOnly: !withoutTests.has(listed.ImportPath),
    cgo: cgoNeeds(listed),
    embeds: [...(listed.EmbedPatterns ?? [])],
    linknames: files.filter(([, source]) => source.hasLinkname).map(([name]) => name),
    pluginOpens: files.flatMap(([name, { pluginOpens }]) => pluginOpens.map((line) => `${name}:${line}`)),
    servesPlugin: files.some(([, { servesPlugin }]) => servesPlugin),
    handshake: files.find(([, { handshake }]) => handshake !== null)?.[1].handshake ?? null,
    hasEmptyMain: listed.Name === 'main' && files.some(([, { hasEmptyMain }]) => hasEmptyMain),
    generated: files.filter(([, { isGenerated }]) => isGenerated).length,
    files: (listed.GoFiles ?? []).length + (listed.CgoFiles ?? []).length,
    imports: [...(listed.Imports ?? [])].sort(compareBytewise),
    problem: listed.Error?.Err ?? null,
  };
}

function classOf({ ImportPath, Standard, Module }: ListedPackage, plugins: ReadonlySet<string>): PackageClass {
  if (Standard === true) return 'standard';
  if (Module?.Main !== true) return 'third-party';
  return plugins.has(ImportPath) ? 'plugin' : 'own';
}

function cgoNeeds({ CgoFiles, CgoCFLAGS, CgoLDFLAGS, CgoPkgConfig }: ListedPackage): CgoNeeds | null {
  if ((CgoFiles ?? []).length === 0) return null;
  return { cflags: [...(CgoCFLAGS ?? [])], ldflags: [...(CgoLDFLAGS ?? [])], pkgConfig: [...(CgoPkgConfig ?? [])] };
}

function scannedModules(
  { packages: read, licences }: ReportInput,
  packages: readonly ScannedPackage[],
): ScannedModule[] {
  const listed = new Map(
    read.flatMap(({ listed: { Module } }) => (Module === undefined ? [] : [[Module.Path, Module]])),
  );
  return [...listed.values()]
    .map((module): ScannedModule => {
      const own = packages.filter((one) => one.module === module.Path);
      return {
        path: module.Path,
        version: module.Version ?? null,
        replacedBy:
          module.Replace === undefined ? null : [module.Replace.Path, module.Replace.Version].filter(Boolean).join(' '),
        packages: own.length,
        testsOnly: own.every(({ testsOnly }) => testsOnly),
        cgo: own.some(({ cgo }) => cgo !== null),
        licences: licences.get(module.Path) ?? [],
      };
    })
    .sort((a, b) => compareBytewise(a.path, b.path));
}

/** What of a package is an obstacle, or is to be known, on the far side. */
function packageFindings({ path, class: kind, cgo, problem, linknames, testsOnly }: ScannedPackage): Finding[] {
  const findings: Finding[] = [];
  if (problem !== null)
    findings.push({ id: 'scan.package-incomplete', weight: 'doubt', facts: { package: path, said: problem } });
  if (kind === 'standard' || testsOnly) return findings;
  if (cgo !== null) {
    const libraries = [
      ...cgo.ldflags.filter((flag) => flag.startsWith('-l')),
      ...cgo.pkgConfig.map((name) => `pkg-config ${name}`),
    ];
    findings.push({ id: 'scan.cgo', weight: 'note', facts: { package: path, libraries } });
  }
  if (linknames.length > 0 && kind !== 'third-party') {
    findings.push({ id: 'scan.linkname', weight: 'note', facts: { package: path, files: linknames } });
  }
  return findings;
}
