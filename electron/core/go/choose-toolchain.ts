import type { RefusalReason, Toolchain, ToolchainChoice, ToolchainReason } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { compareGoVersions, isGoVersion } from './version.ts';

export interface ToolchainNeeds {
  /** The `go` line of go.mod: a hard minimum. */
  readonly go: string | null;
  /** The `toolchain` line: a suggestion. */
  readonly toolchain: string | null;
  /** The user's GOTOOLCHAIN: `local`, `auto`, `path`, `go1.26.3`, `go1.26.3+auto` … */
  readonly setting: string;
  /** The GOROOT that was asked for by name. */
  readonly goroot: string | null;
}

/**
 * Chooses the toolchain to build with, as `go` itself would (https://go.dev/doc/toolchain), but only among those on this machine: nothing
 * is downloaded behind the user's back. `found` is in order of preference.
 * @throws VoidferryError `go/toolchain-missing` when none was found, `go/toolchain-too-old` when none is new enough.
 */
export function chooseToolchain(found: readonly Toolchain[], needs: ToolchainNeeds): ToolchainChoice {
  const asked = needs.goroot === null ? found : found.filter((toolchain) => toolchain.goroot === needs.goroot);
  const released = asked.filter((toolchain) => isGoVersion(toolchain.version));
  if (released.length === 0) throw new VoidferryError('go/toolchain-missing', { searched: needs.goroot ?? '-' });
  const isNewEnough = ({ version }: Toolchain) => needs.go === null || compareGoVersions(version, needs.go) >= 0;
  const usable = released.filter(isNewEnough);
  const [first] = usable;
  if (first === undefined) {
    throw new VoidferryError('go/toolchain-too-old', { needed: needs.go ?? '', found: newest(released).version });
  }
  const { chosen, reason } = prefer(first, usable, needs);

  const refusalOf = (toolchain: Toolchain): RefusalReason => {
    if (!asked.includes(toolchain)) return 'not-asked-for';
    if (!released.includes(toolchain)) return 'unreleased';
    return usable.includes(toolchain) ? 'other-choice' : 'too-old';
  };
  const refused = found.filter((toolchain) => toolchain !== chosen);
  return { chosen, reason, refused: refused.map((toolchain) => ({ toolchain, reason: refusalOf(toolchain) })) };
}

function prefer(
  first: Toolchain,
  usable: readonly Toolchain[],
  { goroot, setting, toolchain: suggested }: ToolchainNeeds,
): { chosen: Toolchain; reason: ToolchainReason } {
  if (goroot !== null) return { chosen: first, reason: 'asked-for' };
  const exactly = (version: string) =>
    isGoVersion(version) ? usable.find((toolchain) => compareGoVersions(toolchain.version, version) === 0) : undefined;
  const [named = '', fallback] = setting.split('+');
  const byName = exactly(named);
  if (byName !== undefined) return { chosen: byName, reason: 'named-by-GOTOOLCHAIN' };
  const maySwitch = named === 'auto' || named === 'path' || fallback !== undefined;
  const wantsNewer =
    suggested !== null && isGoVersion(suggested) && compareGoVersions(first.version, suggested) < 0 && maySwitch;
  if (!wantsNewer) return { chosen: first, reason: 'first-found' };
  const bySuggestion = exactly(suggested);
  if (bySuggestion !== undefined) return { chosen: bySuggestion, reason: 'suggested-by-go.mod' };
  return { chosen: newest(usable), reason: 'newest' };
}

function newest<T extends { version: string }>(toolchains: readonly T[]): T {
  return toolchains.reduce((best, toolchain) =>
    compareGoVersions(toolchain.version, best.version) > 0 ? toolchain : best,
  );
}
