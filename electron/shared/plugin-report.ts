import type { ElfFacts } from './elf.ts';
import type { Finding, FindingVerdict } from './finding.ts';

/** Why packages of one module differ between a host program and its plugin. Each has its texts in the catalogues. */
export const differenceCauses = [
  'go-version',
  'trimpath',
  'sanitizer',
  'experiment',
  'gcflags',
  'flags',
  'version',
  'main-module',
  'replaced',
  'source',
] as const;
export type DifferenceCause = (typeof differenceCauses)[number];

/** A program that loads native plugins, as far as the comparison needs it. */
export type PluginHost = {
  readonly file: string;
  /** e.g. `go1.26.3`; null when the file does not say. */
  readonly go: string | null;
  /** Packages with a fingerprint: what plugins are compared with. */
  readonly packages: number;
  readonly elf: ElfFacts;
};

export type CheckedPlugin = {
  readonly file: string;
  readonly go: string | null;
  readonly pluginPath: string;
  /** Names that `plugin.Lookup` finds. */
  readonly exported: readonly string[];
  /** Packages that host and plugin both have, and of those the ones that differ. */
  readonly shared: number;
  readonly differing: number;
  readonly verdict: FindingVerdict;
  readonly findings: readonly Finding[];
};

/** The preflight of native plugins: whether the host would load them. It says nothing of what they do then. */
export type PluginReport = {
  readonly verdict: FindingVerdict;
  readonly host: PluginHost;
  readonly plugins: readonly CheckedPlugin[];
};
