import { readFile } from 'node:fs/promises';
import { fileError } from './file-error.ts';

/** A whole file. @throws VoidferryError those of `fileError` */
export async function readBytes(path: string): Promise<Buffer> {
  return await readFile(path).catch((error: unknown) => {
    throw fileError(error, path);
  });
}

/** A whole UTF-8 file. @throws VoidferryError those of `fileError` */
export async function readText(path: string): Promise<string> {
  return (await readBytes(path)).toString('utf8');
}

/** A whole file, or null when there is none. @throws VoidferryError those of `fileError` */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fileError(error, path);
  }
}
