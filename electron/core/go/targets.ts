import { type TargetName, targetNames } from '../../shared/target.ts';

/** How Go builds for a target, after Void's own mapping (void-packages, `common/environment/build-style/go.sh`). */
export interface GoTarget {
  readonly goarch: string;
  /** The architecture level, always set: its default depends on the Go version and, for arm, on the host. */
  readonly level: Readonly<Record<string, string>>;
  readonly libc: 'glibc' | 'musl';
  /** The program interpreter of a dynamically linked program. */
  readonly loader: string;
}

const AMD64 = { goarch: 'amd64', level: { GOAMD64: 'v1' } };
const I386 = { goarch: '386', level: { GO386: 'sse2' } };
const ARM64 = { goarch: 'arm64', level: { GOARM64: 'v8.0' } };
const ARMV7 = { goarch: 'arm', level: { GOARM: '7' } };
const ARMV6 = { goarch: 'arm', level: { GOARM: '6' } };

export const goTargets: Readonly<Record<TargetName, GoTarget>> = {
  x86_64: { ...AMD64, libc: 'glibc', loader: '/lib64/ld-linux-x86-64.so.2' },
  'x86_64-musl': { ...AMD64, libc: 'musl', loader: '/lib/ld-musl-x86_64.so.1' },
  i686: { ...I386, libc: 'glibc', loader: '/lib/ld-linux.so.2' },
  aarch64: { ...ARM64, libc: 'glibc', loader: '/lib/ld-linux-aarch64.so.1' },
  'aarch64-musl': { ...ARM64, libc: 'musl', loader: '/lib/ld-musl-aarch64.so.1' },
  armv7l: { ...ARMV7, libc: 'glibc', loader: '/lib/ld-linux-armhf.so.3' },
  'armv7l-musl': { ...ARMV7, libc: 'musl', loader: '/lib/ld-musl-armhf.so.1' },
  armv6l: { ...ARMV6, libc: 'glibc', loader: '/lib/ld-linux-armhf.so.3' },
  'armv6l-musl': { ...ARMV6, libc: 'musl', loader: '/lib/ld-musl-armhf.so.1' },
};

/**
 * The environment variables that make Go build for a target. Equal settings give equal programs without cgo, whatever the libc.
 * @param level a higher level than every host of this kind has, by choice
 */
export function targetSettings(target: TargetName, level?: string): Record<string, string> {
  const { goarch, level: lowest } = goTargets[target];
  const [variable = ''] = Object.keys(lowest);
  return { GOOS: 'linux', GOARCH: goarch, ...lowest, ...(level !== undefined && { [variable]: level }) };
}

/** What Go calls a Linux machine, e.g. `linux/amd64`. @param machine Node's `process.arch` */
export function platformOfMachine(machine: string): string {
  return `linux/${goarchOf(machine)}`;
}

/**
 * The glibc target of a machine.
 * @param machine Go's name of its architecture, or Node's `process.arch`.
 */
export function targetOfMachine(machine: string): TargetName | null {
  const goarch = goarchOf(machine);
  return targetNames.find((name) => goTargets[name].goarch === goarch && goTargets[name].libc === 'glibc') ?? null;
}

function goarchOf(machine: string): string {
  return { x64: 'amd64', ia32: '386' }[machine] ?? machine;
}
