import { join } from 'node:path';
import { hashFile } from '../../kit/hash-file.ts';
import { type WrittenTar, writeTarGz } from '../../kit/tar.ts';
import type { TarOptions } from '../../kit/tar-stream.ts';
import { zipPrefix } from '../acquired.ts';
import { listFiles } from '../list-files.ts';
import { directorySum } from './directory-sum.ts';
import { isProgram } from './toolchain-zip.ts';

/** Toolchains are packed as if they were made then: nothing of the clock enters the archive. */
const EPOCH_SECONDS = 1;
const TOP = 'go/';

/**
 * The `h1:` hash that the module zip had of which a GOROOT was unpacked, from what lies there now.
 * @param name of the toolchain
 * @throws the abort error when cancelled; those of `hashFile`.
 */
export async function gorootSum(goroot: string, name: string, signal: AbortSignal): Promise<string> {
  const digests: [name: string, sha256: string][] = [];
  for (const path of await listFiles(goroot)) {
    digests.push([nameInZip(name, path), (await hashFile(join(goroot, path), { signal })).sha256]);
  }
  return directorySum(digests);
}

/** Module zips hold each go.mod as _go.mod, since a module may not hold another one. */
function nameInZip(name: string, path: string): string {
  return `${zipPrefix(name)}${path.replace(/(^|\/)go\.mod$/, '$1_go.mod')}`;
}

export interface PackedGoroot extends WrittenTar {
  /** As `gorootSum`, of the bytes that went in. */
  readonly sum: string;
}

/** Packs a GOROOT as the reproducible tar.gz that is unpacked to /usr/local. Errors are those of `writeTarGz`. */
export async function packGoroot(
  { name, goroot }: { readonly name: string; readonly goroot: string },
  archive: string,
  options: Omit<TarOptions, 'epochSeconds'>,
): Promise<PackedGoroot> {
  const sources = (await listFiles(goroot)).map((path) => ({
    path: `${TOP}${path}`,
    mode: isProgram(path) ? 0o755 : 0o644,
    from: join(goroot, path),
  }));
  const written = await writeTarGz(archive, sources, { ...options, epochSeconds: EPOCH_SECONDS });
  const digests = written.files.map(({ path, sha256 }) => [nameInZip(name, path.slice(TOP.length)), sha256] as const);
  return { ...written, sum: directorySum(digests) };
}
