import { readFile } from 'node:fs/promises';
import { fileError } from './kit/file-error.ts';

/** A whole UTF-8 file. @throws VoidferryError `job/file-missing` | `job/not-permitted` */
export async function readText(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileError(error, path);
  });
}

/** A whole file, or null when there is none. @throws VoidferryError `job/not-permitted` */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fileError(error, path);
  }
}
