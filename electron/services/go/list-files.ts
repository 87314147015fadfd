import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every regular file below a directory, relative to it. Links are neither followed nor listed. */
export async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
