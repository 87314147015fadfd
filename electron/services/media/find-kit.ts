import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { exists } from '../exists.ts';
import { fileError } from '../file-error.ts';

/**
 * The one kit at a path: the directory itself, or the only one directly in it, as on a medium.
 * @throws VoidferryError `kit/not-a-kit` for none; `job/usage` naming them for several; `job/file-missing` | `job/not-permitted`.
 */
export async function findKit(path: string): Promise<string> {
  if (await holdsList(path)) return path;
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw fileError(error, path);
  });
  const kits: string[] = [];
  for (const entry of entries)
    if (entry.isDirectory() && !entry.name.startsWith('.') && (await holdsList(join(path, entry.name))))
      kits.push(entry.name);
  const [only, ...others] = kits.sort();
  if (only === undefined) throw new VoidferryError('kit/not-a-kit', { path, reason: 'it holds no SHA256SUMS' });
  if (others.length > 0)
    throw new VoidferryError('job/usage', { text: kits.map((name) => join(path, name)).join(', ') });
  return join(path, only);
}

function holdsList(directory: string): Promise<boolean> {
  return exists(join(directory, 'SHA256SUMS'));
}
