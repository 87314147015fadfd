import type { TargetName } from '../../shared/target.ts';

/** A C compiler that links programs for a target. */
export interface CCompilerChoice {
  /** What `CC` is set to. */
  readonly command: string;
  /** Architectures of workstations, in Node's names, on which it does so; null: on all. */
  readonly hosts: readonly string[] | null;
  /** The C library of the workstation itself that it links with; null: it brings its own. */
  readonly ownLibc: 'glibc' | 'musl' | null;
  /** Packages that bring it, on Void and on Debian; null where there is none. */
  readonly xbps: string | null;
  readonly apt: string | null;
}

const own = (libc: 'glibc' | 'musl', ...hosts: string[]): CCompilerChoice => ({
  command: 'gcc',
  hosts,
  ownLibc: libc,
  xbps: 'gcc',
  apt: 'gcc libc6-dev',
});
const muslGcc = (...hosts: string[]): CCompilerChoice => ({
  command: 'musl-gcc',
  hosts,
  ownLibc: null,
  xbps: null,
  apt: 'musl-tools',
});
const cross = (triplet: string, xbps: string | null, apt: string | null): CCompilerChoice => ({
  command: `${triplet}-gcc`,
  hosts: null,
  ownLibc: null,
  xbps,
  apt,
});
const zig = (target: string): CCompilerChoice => ({
  command: `zig cc -target ${target}`,
  hosts: null,
  ownLibc: null,
  xbps: 'zig',
  apt: null,
});

/**
 * The C compilers that are tried for each target, best first. `arm-linux-gnueabihf-gcc` is for ARMv7 on Debian and for ARMv6 on Void, so
 * that it is taken for armv7l alone, where both run.
 */
const cCompilers: Readonly<Record<TargetName, readonly CCompilerChoice[]>> = {
  x86_64: [own('glibc', 'x64'), cross('x86_64-linux-gnu', null, 'gcc-x86-64-linux-gnu'), zig('x86_64-linux-gnu')],
  'x86_64-musl': [
    own('musl', 'x64'),
    muslGcc('x64'),
    cross('x86_64-linux-musl', 'cross-x86_64-linux-musl', null),
    zig('x86_64-linux-musl'),
  ],
  i686: [
    own('glibc', 'ia32'),
    cross('i686-linux-gnu', null, 'gcc-i686-linux-gnu'),
    cross('i686-pc-linux-gnu', 'cross-i686-pc-linux-gnu', null),
    zig('x86-linux-gnu'),
  ],
  aarch64: [
    own('glibc', 'arm64'),
    cross('aarch64-linux-gnu', 'cross-aarch64-linux-gnu', 'gcc-aarch64-linux-gnu'),
    zig('aarch64-linux-gnu'),
  ],
  'aarch64-musl': [
    own('musl', 'arm64'),
    muslGcc('arm64'),
    cross('aarch64-linux-musl', 'cross-aarch64-linux-musl', null),
    zig('aarch64-linux-musl'),
  ],
  armv7l: [
    cross('armv7l-linux-gnueabihf', 'cross-armv7l-linux-gnueabihf', null),
    cross('arm-linux-gnueabihf', 'cross-arm-linux-gnueabihf', 'gcc-arm-linux-gnueabihf'),
    zig('arm-linux-gnueabihf -mcpu=generic+v7a+vfp3d16'),
  ],
  'armv7l-musl': [
    cross('armv7l-linux-musleabihf', 'cross-armv7l-linux-musleabihf', null),
    zig('arm-linux-musleabihf -mcpu=generic+v7a+vfp3d16'),
  ],
  armv6l: [cross('armv6l-linux-gnueabihf', null, null), zig('arm-linux-gnueabihf -mcpu=arm1176jzf_s')],
  'armv6l-musl': [cross('armv6l-linux-musleabihf', null, null), zig('arm-linux-musleabihf -mcpu=arm1176jzf_s')],
};

/** The machine that builds: Node's name of its architecture, and its C library. */
export interface Workstation {
  readonly machine: string;
  readonly libc: 'glibc' | 'musl';
}

/** The compilers that could link for a target on a workstation. */
export function compilersOn(target: TargetName, { machine, libc }: Workstation): readonly CCompilerChoice[] {
  return cCompilers[target].filter(
    ({ hosts, ownLibc }) => (hosts === null || hosts.includes(machine)) && (ownLibc === null || ownLibc === libc),
  );
}

/** What to install so that programs with cgo can be built for a target, for Void and Debian. */
export function compilerPackages(choices: readonly CCompilerChoice[]): { xbps: string; apt: string } {
  const first = (kind: 'xbps' | 'apt') => choices.find((choice) => choice[kind] !== null)?.[kind] ?? '-';
  return { xbps: first('xbps'), apt: first('apt') };
}
