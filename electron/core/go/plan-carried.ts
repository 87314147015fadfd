import type { CompiledTarget, PlannedCarry } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';

/** Each architecture at its lowest level, whatever the machine that builds has as its default. */
const LEVELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  amd64: { GOAMD64: 'v1' },
  '386': { GO386: 'sse2' },
  arm64: { GOARM64: 'v8.0' },
  arm: { GOARM: '7' },
};

/**
 * What is built for platforms that a kit only carries: the files of a target that need no C compiler.
 * @param known what `go tool dist list` names
 * @throws VoidferryError `go/platform-unknown`.
 */
export function planCarried(
  platforms: readonly string[],
  { files }: Pick<CompiledTarget, 'files'>,
  known: readonly string[],
): PlannedCarry[] {
  return [...new Set(platforms)].sort().map((platform) => {
    if (!known.includes(platform)) throw new VoidferryError('go/platform-unknown', { platform });
    const [goos = '', goarch = ''] = platform.split('/');
    const suffix = goos === 'windows' ? '.exe' : '';
    return {
      platform,
      settings: { GOOS: goos, GOARCH: goarch, ...LEVELS[goarch] },
      files: files
        .filter(({ kind }) => kind !== 'native-plugin')
        .map((file) => ({ ...file, path: `${file.path}${suffix}`, cgo: false })),
    };
  });
}
