import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exists } from '../exists.ts';
import { unpackTar } from '../kit/unpack-tar.ts';

/**
 * Unpacks a kit's modules, and the checksum database's proofs for them, into a directory.
 * @returns the GOPROXY that reads them there.
 * @throws VoidferryError `kit/archive-unsafe` | `job/file-missing` | `job/not-permitted`; the abort error when cancelled.
 */
export async function unpackModules(kitDir: string, dir: string, signal: AbortSignal): Promise<string> {
  const packs = await readdir(join(kitDir, 'modules')).catch(() => []);
  for (const pack of packs.sort()) await unpackTar(join(kitDir, 'modules', pack), dir, { signal });
  const proofs = join(kitDir, 'attestations/sumdb.tar');
  if (await exists(proofs)) await unpackTar(proofs, dir, { signal });
  return pathToFileURL(dir).href;
}
