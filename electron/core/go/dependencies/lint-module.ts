import type { Finding } from '../../../shared/finding.ts';

/** A go.mod as `go mod edit -json` shows it, as far as it is asked for. */
export interface ModuleFile {
  readonly Go?: string;
  readonly Toolchain?: string;
  readonly Replace?:
    | readonly {
        readonly Old: { readonly Path: string; readonly Version?: string };
        readonly New: { readonly Path: string; readonly Version?: string };
      }[]
    | null;
}

/** The first series in which `go` downloads toolchains, by names that have a patch number (https://go.dev/doc/toolchain). */
const FIRST_WITH_TOOLCHAINS = 21;

/**
 * What in a go.mod makes trouble where there is no network.
 * @param isInside whether a directory that a `replace` line names lies within the project, and so travels with its source
 */
export function lintModule(
  { Go, Toolchain, Replace }: ModuleFile,
  hasVendor: boolean,
  isInside: (directory: string) => boolean,
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
  if (hasVendor) findings.push({ id: 'mod.vendor-unused', weight: 'note', facts: {} });
  return findings;
}
