import type { Finding } from '../../../shared/finding.ts';

/** A go.mod as `go mod edit -json` shows it, as far as it is asked for. */
export interface ModuleFile {
  readonly Go?: string;
  readonly Toolchain?: string;
  readonly Require?: readonly { readonly Path: string; readonly Version: string }[] | null;
  readonly Replace?:
    | readonly {
        readonly Old: { readonly Path: string; readonly Version?: string };
        readonly New: { readonly Path: string; readonly Version?: string };
      }[]
    | null;
}

/** The first series in which `go` downloads toolchains, by names that have a patch number (https://go.dev/doc/toolchain). */
const FIRST_WITH_TOOLCHAINS = 21;

/** What lies around a go.mod. */
export interface ModuleSurroundings {
  readonly hasVendor: boolean;
  /** Paths of the other modules of a workspace. */
  readonly workspace: readonly string[];
  /** What go.sum says. */
  readonly sums: string;
  /** Whether a directory that a `replace` line names lies within the project, and so travels with its source. */
  readonly isInside: (directory: string) => boolean;
}

/** What in a go.mod makes trouble where there is no network. */
export function lintModule(
  { Go, Toolchain, Require, Replace }: ModuleFile,
  { hasVendor, workspace, sums, isInside }: ModuleSurroundings,
): Finding[] {
  const findings: Finding[] = [];
  const minor = /^1\.(\d+)$/.exec(Go ?? '')?.[1];
  if (minor !== undefined && Number(minor) >= FIRST_WITH_TOOLCHAINS) {
    findings.push({ id: 'mod.go-without-patch', weight: 'note', facts: { version: Go ?? '' } });
  }
  if (Go === undefined) findings.push({ id: 'mod.no-go-line', weight: 'note', facts: {} });
  if (Toolchain !== undefined && Toolchain !== 'default') {
    findings.push({ id: 'mod.toolchain-line', weight: 'note', facts: { version: Toolchain } });
  }
  for (const { Old, New } of Replace ?? []) {
    if (New.Version !== undefined || isInside(New.Path)) continue;
    findings.push({ id: 'mod.replace-outside', weight: 'doubt', facts: { module: Old.Path, path: New.Path } });
  }
  if (workspace.length > 0) findings.push({ id: 'mod.workspace', weight: 'doubt', facts: { modules: [...workspace] } });
  const missing = requiredWithoutSum(Require ?? [], Replace ?? [], sums);
  if (missing.length > 0) findings.push({ id: 'mod.sum-missing', weight: 'doubt', facts: { modules: missing } });
  if (hasVendor) findings.push({ id: 'mod.vendor-unused', weight: 'note', facts: {} });
  return findings;
}

/** Required versions that go.sum does not name: nobody wrote down what they are, or no proxy has them. */
function requiredWithoutSum(
  required: NonNullable<ModuleFile['Require']>,
  replaced: NonNullable<ModuleFile['Replace']>,
  sums: string,
): string[] {
  const named = new Set(
    sums.split('\n').map((line) => {
      const [path = '', version = ''] = line.trim().split(/\s+/);
      return `${path} ${version.replace(/\/go\.mod$/, '')}`;
    }),
  );
  return required.flatMap(({ Path, Version }) => {
    const other = replaced.find(({ Old }) => Old.Path === Path && (Old.Version ?? Version) === Version)?.New;
    if (other !== undefined && other.Version === undefined) return [];
    const [path, version] = [other?.Path ?? Path, other?.Version ?? Version];
    return named.has(`${path} ${version}`) ? [] : [`${path} ${version}`];
  });
}
