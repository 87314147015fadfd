import { mkdir } from 'node:fs/promises';
import { fileError } from './file-error.ts';

/** Makes a directory, parents included, that only its owner can enter; one that is there stays as it is. @throws VoidferryError those of `fileError` */
export async function makePrivateDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fileError(error, path);
  });
}
