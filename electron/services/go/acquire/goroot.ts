import { join } from 'node:path';
import { hashFile } from '../../kit/hash-file.ts';
import { type WrittenTar, writeTarGz } from '../../kit/tar.ts';
import type { TarOptions } from '../../kit/tar-stream.ts';
import { listFiles } from '../list-files.ts';
import { directorySum } from './directory-sum.ts';
import { isProgram } from './toolchain-zip.ts';

/** Toolchains are packed as if they were made then: nothing of the clock enters the archive. */
const EPOCH_SECONDS = 1;

/**
 * The `h1:` hash that the module zip had of which a GOROOT was unpacked, from what lies there now.
 * @param prefix `<module>@<version>/`
 * @throws the abort error when cancelled; those of `hashFile`.
 */
export async function gorootSum(goroot: string, prefix: string, signal: AbortSignal): Promise<string> {
  const digests: [name: string, sha256: string][] = [];
  for (const path of await listFiles(goroot)) {
    const name = path.replace(/(^|\/)go\.mod$/, '$1_go.mod');
    digests.push([`${prefix}${name}`, (await hashFile(join(goroot, path), { signal })).sha256]);
  }
  return directorySum(digests);
}

/** Packs a GOROOT as the reproducible tar.gz that is unpacked to /usr/local. Errors are those of `writeTarGz`. */
export async function packGoroot(
  goroot: string,
  archive: string,
  options: Omit<TarOptions, 'epochSeconds'>,
): Promise<WrittenTar> {
  const sources = (await listFiles(goroot)).map((path) => ({
    path: `go/${path}`,
    mode: isProgram(path) ? 0o755 : 0o644,
    from: join(goroot, path),
  }));
  return await writeTarGz(archive, sources, { ...options, epochSeconds: EPOCH_SECONDS });
}
