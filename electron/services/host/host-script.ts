import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';

/**
 * The program `voidferry-host`, one file: its parts in `resources/host/voidferry-host.d`, one after the other by name.
 * Equal parts give equal bytes. The host gets one file, since one rename replaces it and one hash names it.
 * @throws VoidferryError `job/file-missing`.
 */
export async function hostScript(resourcesDir: string): Promise<Buffer> {
  const folder = join(resourcesDir, 'host/voidferry-host.d');
  const names = await readdir(folder).catch((error: unknown) => {
    throw new VoidferryError('job/file-missing', { path: folder }, { cause: error });
  });
  return Buffer.concat(await Promise.all(names.sort().map((name) => readFile(join(folder, name)))));
}
