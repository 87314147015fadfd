import type { ElfFacts, GoBuildInfo } from './elf.ts';
import type { Finding, FindingVerdict } from './finding.ts';

/** One compiled file of a release, held against what its target has. */
export type CheckedArtefact = {
  /** Path inside the release. */
  readonly path: string;
  /** What Go wrote into it; null when it does not say. */
  readonly go: GoBuildInfo | null;
  readonly elf: ElfFacts;
  /** The version of hashicorp/go-plugin with which it serves as a plugin; null when it does not. */
  readonly goPlugin: string | null;
  readonly verdict: FindingVerdict;
  readonly findings: readonly Finding[];
};
