import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that must not be there yet; it appears whole or not at all, and stays after a power cut.
 * @param mode permission bits, e.g. `0o600`
 * @throws the system's EEXIST when there is one; it is not touched.
 */
export async function writeNewFile(path: string, data: string | Uint8Array, mode: number): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  try {
    const file = await open(temporary, 'w', mode);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  await syncDirectory(dirname(path));
}

/** Makes names that were added to a directory outlast a power cut. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
