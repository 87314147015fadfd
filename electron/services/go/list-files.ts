import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Every regular file below a directory, relative to it, in no order. Links are neither followed nor listed. One directory is read
 * after the other: entries of a whole tree at once take several times the memory of its paths.
 */
export async function listFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  const directories = [''];
  for (const directory of directories) {
    for (const entry of await readdir(join(root, directory), { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) directories.push(path);
      else if (entry.isFile()) files.push(path);
    }
  }
  return files;
}
