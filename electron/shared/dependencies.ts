import type { Finding } from './finding.ts';

/** Whose a package is. A plugin is a main package of the project that is built as one. */
export const packageClasses = ['own', 'plugin', 'third-party', 'standard'] as const;
export type PackageClass = (typeof packageClasses)[number];

/** What a package asks of the C compiler and of the machine that has it. */
export type CgoNeeds = {
  readonly cflags: readonly string[];
  readonly ldflags: readonly string[];
  /** Names that `pkg-config` must know. */
  readonly pkgConfig: readonly string[];
};

/** One package that the project is compiled or tested from. */
export type ScannedPackage = {
  readonly path: string;
  readonly class: PackageClass;
  /** The module's path; null for the standard library. */
  readonly module: string | null;
  /** Only tests of the project reach it. */
  readonly testsOnly: boolean;
  /** Null without cgo. */
  readonly cgo: CgoNeeds | null;
  /** Patterns of `//go:embed`. */
  readonly embeds: readonly string[];
  /** Files with `//go:linkname`, which breaks when the other side changes. */
  readonly linknames: readonly string[];
  /** `file:line` of each call of `plugin.Open`. */
  readonly pluginOpens: readonly string[];
  /** It calls `plugin.Serve` of hashicorp/go-plugin. */
  readonly servesPlugin: boolean;
  /** The cookie of a go-plugin handshake, when it is written out in its sources: no secret, but who tells plugins from programs. */
  readonly handshake: { readonly key: string; readonly value: string } | null;
  /** Its `main` does nothing, as that of a native plugin. */
  readonly hasEmptyMain: boolean;
  /** Files that say that they are generated (https://go.dev/s/generatedcode). */
  readonly generated: number;
  readonly files: number;
  /** Import paths, its own tests' left out. */
  readonly imports: readonly string[];
  /** Why `go list` could not load it whole. */
  readonly problem: string | null;
};

export type ScannedModule = {
  readonly path: string;
  /** Null of the project's own. */
  readonly version: string | null;
  /** What stands in its place: a directory, or another module with its version. */
  readonly replacedBy: string | null;
  readonly packages: number;
  readonly testsOnly: boolean;
  readonly cgo: boolean;
  /** SPDX identifiers of the licences whose texts lie in it; empty: none was recognised. */
  readonly licences: readonly string[];
};

/** What a project is made of, by its sources alone: nothing of it was compiled or run. */
export type DependencyReport = {
  /** e.g. `linux/amd64`: which files count depends on it. */
  readonly platform: string;
  readonly packages: readonly ScannedPackage[];
  readonly modules: readonly ScannedModule[];
  readonly findings: readonly Finding[];
};

/** How many packages of each class there are. */
export function countByClass({ packages }: DependencyReport): Readonly<Record<PackageClass, number>> {
  const counts: Record<PackageClass, number> = { own: 0, plugin: 0, 'third-party': 0, standard: 0 };
  for (const { class: kind } of packages) counts[kind]++;
  return counts;
}
