import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';

/** The path under which PATH finds a program, or null. */
export async function findProgram(name: string, path = process.env['PATH'] ?? ''): Promise<string | null> {
  for (const dir of path.split(':')) {
    const candidate = join(dir === '' ? '.' : dir, name);
    const isThere = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  return null;
}
