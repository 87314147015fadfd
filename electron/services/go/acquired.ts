import { join } from 'node:path';

/** Where acquired toolchains lie, `go<version>.<os>-<arch>` each. */
export function acquiredDir(dataDir: string): string {
  return join(dataDir, 'toolchains');
}
