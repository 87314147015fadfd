import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packGoroot } from '../services/go/acquire/goroot.ts';
import { acquiredDir, acquiredName } from '../services/go/acquired.ts';
import type { WrittenFile } from '../services/kit/seal-kit.ts';
import { obtainToolchain } from './fetch-toolchain.ts';
import type { PrepareWork } from './prepare-work.ts';

/** A toolchain that travels in a kit. */
export interface TravellingToolchain {
  /** `go<version>.<os>-<arch>`. */
  readonly name: string;
  readonly goroot: string;
}

/**
 * Has the toolchains that are to travel, each for one kind of machine.
 * @param mayFetch false: takes what was fetched earlier as it lies there; that it is the right one, an equal digest of the kit shows.
 * @throws VoidferryError those of `obtainToolchain`.
 */
export async function obtainToolchains(
  { plan, context }: PrepareWork,
  { dataDir, mayFetch }: { readonly dataDir: string; readonly mayFetch: boolean },
): Promise<TravellingToolchain[]> {
  const { version } = plan.toolchain.chosen;
  const travelling: TravellingToolchain[] = [];
  const databases: (string | null)[] = [];
  for (const platform of plan.toolchains) {
    const name = acquiredName(version, platform);
    travelling.push({ name, goroot: join(acquiredDir(dataDir), name) });
    if (mayFetch) databases.push((await obtainToolchain({ version, platform, dataDir }, context)).database);
  }
  const [database] = databases;
  if (database !== undefined)
    context.about({ toolchain: travelling.map(({ name }) => name).join(' '), verified: database ?? 'no' });
  return travelling;
}

/** Packs them into the kit's directory. Errors are those of `packGoroot`. */
export async function packToolchains(
  kitDir: string,
  toolchains: readonly TravellingToolchain[],
  options: Parameters<typeof packGoroot>[2],
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const { name, goroot } of toolchains) {
    const path = `toolchain/${name}.tar.gz`;
    await mkdir(join(kitDir, 'toolchain'), { recursive: true });
    const { sha256, bytes } = await packGoroot(goroot, join(kitDir, path), options);
    written.push({ path, sha256, bytes, role: 'toolchain' });
  }
  return written;
}
