import { join } from 'node:path';

/** Where acquired toolchains lie, each under its name. */
export function acquiredDir(dataDir: string): string {
  return join(dataDir, 'toolchains');
}

/** `go<version>.<os>-<arch>`, as Go's own archives are called. @param platform `GOOS/GOARCH` */
export function acquiredName(version: string, platform: string): string {
  return `go${version}.${platform.replace('/', '-')}`;
}
