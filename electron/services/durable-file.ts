import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileError } from './file-error.ts';

/**
 * Makes a file under a temporary name beside it and renames it when it is whole; a failure or a cancel leaves nothing.
 * @param make writes the whole file at the path it is given.
 */
export function replaceFile<T>(path: string, make: (temporary: string) => Promise<T>): Promise<T> {
  return besideIt(path, async (temporary) => {
    const made = await make(temporary);
    await rename(temporary, path);
    return made;
  });
}

/**
 * Writes a small file, in the place of one that may be there, and flushes it to its disk, name included.
 * @param mode permission bits, e.g. `0o600`
 * @throws VoidferryError those of `fileError`.
 */
export async function writeDurably(path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  try {
    await replaceFile(path, (temporary) => writeFlushed(temporary, content, mode));
    await syncDirectory(dirname(path));
  } catch (error) {
    throw fileError(error, path);
  }
}

/**
 * As `writeDurably`, for a file that must not be there yet.
 * @throws the system's EEXIST when there is one; it is not touched. VoidferryError those of `fileError`.
 */
export async function writeNewFile(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  try {
    await besideIt(path, async (temporary) => {
      await writeFlushed(temporary, content, mode);
      await link(temporary, path);
    });
    await syncDirectory(dirname(path));
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Makes names that were added to a directory outlast a power cut, where the file system can flush one directory. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await directory.close();
  }
}

async function besideIt<T>(path: string, work: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    return await work(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeFlushed(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
