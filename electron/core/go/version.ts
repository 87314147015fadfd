interface GoVersion {
  readonly numbers: readonly [number, number, number];
  /** 0 alpha or beta, 1 release candidate, 2 a release; a bare language version such as 1.26 ranks before its betas. */
  readonly stage: number;
  readonly stageNumber: number;
}

const FORM = /^(?:go)?(\d+)\.(\d+)(?:\.(\d+)|(beta|rc)(\d+))?(?:[-\s+].*)?$/;
const LANGUAGE = -1;
const STAGES: Readonly<Record<string, number>> = { beta: 0, rc: 1 };
const RELEASE = 2;

/**
 * Compares Go versions as `go` does (https://go.dev/doc/toolchain#version): 1.26 < 1.26beta1 < 1.26rc1 < 1.26.0 < 1.26.1.
 * A leading `go` and a suffix after `-`, `+` or a space are ignored.
 * @throws TypeError for what is no Go version; ask `isGoVersion` first.
 */
export function compareGoVersions(a: string, b: string): number {
  const left = parse(a);
  const right = parse(b);
  if (left === null || right === null) throw new TypeError(`not a Go version: ${left === null ? a : b}`);
  const keys = (version: GoVersion) => [
    version.numbers[0],
    version.numbers[1],
    version.stage,
    version.stageNumber,
    version.numbers[2],
  ];
  const rightKeys = keys(right);
  for (const [index, key] of keys(left).entries()) {
    const difference = key - (rightKeys[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether this names a version of Go; a development build (`devel …`) does not. */
export function isGoVersion(text: string): boolean {
  return parse(text) !== null;
}

/** The newer of two Go versions. */
export function newerGoVersion(a: string, b: string): string {
  return compareGoVersions(a, b) >= 0 ? a : b;
}

/** A Go version as semantic versioning writes it, e.g. 1.26.0-rc.1 for 1.26rc1; null for what is none. */
export function semverOfGo(text: string): string | null {
  const version = parse(text);
  if (version === null) return null;
  const { numbers, stage, stageNumber } = version;
  const release = numbers.join('.');
  return stage === RELEASE || stage === LANGUAGE
    ? release
    : `${release}-${stage === STAGES['rc'] ? 'rc' : 'beta'}.${stageNumber}`;
}

function parse(text: string): GoVersion | null {
  const [, major, minor, patch, stage, stageNumber] = FORM.exec(text) ?? [];
  if (major === undefined || minor === undefined) return null;
  const numbers = [Number(major), Number(minor), Number(patch ?? 0)] as const;
  if (stage !== undefined) return { numbers, stage: STAGES[stage] ?? RELEASE, stageNumber: Number(stageNumber) };
  const isRelease = patch !== undefined || isBeforeLanguageVersions(numbers);
  return { numbers, stage: isRelease ? RELEASE : LANGUAGE, stageNumber: 0 };
}

/** Until 1.20 the first release of a series was called 1.20, not 1.20.0. */
function isBeforeLanguageVersions([major, minor]: readonly [number, number, number]): boolean {
  return major === 1 && minor < 21;
}
