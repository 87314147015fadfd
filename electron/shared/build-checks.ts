import type { CheckedArtefact } from './artefact.ts';
import type { PluginReport } from './plugin-report.ts';
import type { TargetName } from './target.ts';

export type PluginCheck = {
  readonly report: PluginReport;
  /** The fingerprints of the host program's packages, by import path: later plugins can be checked against them without the program. */
  readonly packages: Readonly<Record<string, string>>;
};

/** What reading the compiled files of one target came to. */
export type CheckedTarget = {
  readonly target: TargetName;
  readonly artefacts: readonly CheckedArtefact[];
  /** One for each program that loads native plugins. */
  readonly plugins: readonly PluginCheck[];
};
