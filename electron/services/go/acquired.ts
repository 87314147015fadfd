import { join } from 'node:path';

/** The module as whose versions toolchains are offered (https://go.dev/ref/mod#go-toolchain). */
export const TOOLCHAIN_MODULE = 'golang.org/toolchain';

/** Where acquired toolchains lie, each under its name. */
export function acquiredDir(dataDir: string): string {
  return join(dataDir, 'toolchains');
}

/** `go<version>.<os>-<arch>`, as Go's own archives are called. @param platform `GOOS/GOARCH` */
export function acquiredName(version: string, platform: string): string {
  return `go${version}.${platform.replace('/', '-')}`;
}

/** The version of `TOOLCHAIN_MODULE` that a toolchain of this name is. */
export function toolchainVersion(name: string): string {
  return `v0.0.1-${name}`;
}

/** What every name in its module zip begins with. */
export function zipPrefix(name: string): string {
  return `${TOOLCHAIN_MODULE}@${toolchainVersion(name)}/`;
}
