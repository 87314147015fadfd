import type { ElfFacts } from './elf.ts';
import type { Finding, FindingVerdict } from './finding.ts';
import type { TargetName } from './target.ts';

/** One compiled file of a target, held against what the target has. */
export type CheckedArtefact = {
  readonly target: TargetName;
  /** Path inside the release. */
  readonly path: string;
  /** e.g. `go1.26.3`; null when the file does not say. */
  readonly go: string | null;
  readonly elf: ElfFacts;
  readonly verdict: FindingVerdict;
  readonly findings: readonly Finding[];
};
