import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acquiredDir, acquiredName } from '../services/go/acquired.ts';
import type { WrittenFile } from '../services/kit/seal-kit.ts';
import { type ObtainedToolchain, obtainToolchain, packToolchain } from './fetch-toolchain.ts';
import type { PrepareWork } from './prepare-work.ts';

/** A toolchain that travels in a kit. */
export type TravellingToolchain = Pick<ObtainedToolchain, 'name' | 'goroot' | 'vouchedSum'>;

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
    if (mayFetch) {
      const { database, ...toolchain } = await obtainToolchain({ version, platform, dataDir }, context);
      databases.push(database);
      travelling.push(toolchain);
    } else {
      const name = acquiredName(version, platform);
      travelling.push({ name, goroot: join(acquiredDir(dataDir), name), vouchedSum: null });
    }
  }
  const [database] = databases;
  if (database !== undefined)
    context.about({ toolchain: travelling.map(({ name }) => name).join(' '), verified: database ?? 'no' });
  return travelling;
}

/** Packs them into the kit's directory. Errors are those of `packToolchain`. */
export async function packToolchains(
  kitDir: string,
  toolchains: readonly TravellingToolchain[],
  options: Parameters<typeof packToolchain>[2],
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const toolchain of toolchains) {
    const path = `toolchain/${toolchain.name}.tar.gz`;
    await mkdir(join(kitDir, 'toolchain'), { recursive: true });
    const { sha256, bytes } = await packToolchain(toolchain, join(kitDir, path), options);
    written.push({ path, sha256, bytes, role: 'toolchain' });
  }
  return written;
}
