import type { GoBuildInfo } from '../../shared/elf.ts';

/** The variable that sets the level of an architecture's instructions. */
const VARIABLES: Readonly<Record<string, string>> = {
  amd64: 'GOAMD64',
  arm64: 'GOARM64',
  arm: 'GOARM',
  '386': 'GO386',
};

/** Levels from the least to the most demanding; what is not listed is compared by nothing. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  GOAMD64: ['v1', 'v2', 'v3', 'v4'],
  GOARM: ['5', '6', '7'],
  GO386: ['softfloat', 'sse2'],
};

/** The instructions that a program was built to use, e.g. GOAMD64=v3. */
export interface CpuLevel {
  readonly variable: string;
  readonly value: string;
}

/** What a build says about its level; null when it says nothing. */
export function cpuLevelOf(info: GoBuildInfo | null): CpuLevel | null {
  const variable = VARIABLES[info?.settings['GOARCH'] ?? ''];
  const value = variable === undefined ? undefined : info?.settings[variable];
  return variable === undefined || value === undefined ? null : { variable, value };
}

/** Whether a level asks for more than another of the same variable allows: true, false, or null where that is not known. */
export function asksForMore({ variable, value }: CpuLevel, allowed: string): boolean | null {
  if (value === allowed) return false;
  if (variable === 'GOARM64') return compareArm64(value, allowed);
  const levels = LEVELS[variable] ?? [];
  // GOARM=7,hardfloat: what follows the comma says how floating point is called, not which instructions there must be.
  const [asked, had] = [levels.indexOf(value.split(',')[0] ?? ''), levels.indexOf(allowed.split(',')[0] ?? '')];
  return asked < 0 || had < 0 ? null : asked > had;
}

/** v8.0 to v9.5, with `,lse` and `,crypto` as options (https://pkg.go.dev/cmd/go#hdr-Environment_variables). */
function compareArm64(asked: string, allowed: string): boolean | null {
  const [askedLevel = '', ...askedOptions] = asked.split(',');
  const [allowedLevel = '', ...allowedOptions] = allowed.split(',');
  const [a, b] = [arm64Number(askedLevel), arm64Number(allowedLevel)];
  if (a === null || b === null) return null;
  return a > b || askedOptions.some((option) => !allowedOptions.includes(option) && !(option === 'lse' && b >= 801));
}

/** v9.0 holds v8.5, so that both lie on one line. */
function arm64Number(level: string): number | null {
  const [, major, minor] = /^v([89])\.(\d)$/.exec(level) ?? [];
  if (major === undefined || minor === undefined) return null;
  return major === '9' ? 805 + Number(minor) : 800 + Number(minor);
}
