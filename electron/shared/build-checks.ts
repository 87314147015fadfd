import type { CheckedArtefact } from './artefact.ts';
import type { Finding } from './finding.ts';
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

/** What a build tells of its checks at its end; all of it stands in the kit's reports. */
export type BuildChecks = {
  /** Files with findings, by target. */
  readonly files: readonly {
    readonly target: TargetName;
    readonly path: string;
    readonly findings: readonly Finding[];
  }[];
  readonly plugins: readonly { readonly target: TargetName; readonly report: PluginReport }[];
};

/** The part of what was checked that people are told. */
export function toldChecks(checked: readonly CheckedTarget[]): BuildChecks {
  return {
    files: checked.flatMap(({ target, artefacts }) =>
      artefacts.flatMap(({ path, findings }) => (findings.length === 0 ? [] : [{ target, path, findings }])),
    ),
    plugins: checked.flatMap(({ target, plugins }) => plugins.map(({ report }) => ({ target, report }))),
  };
}
