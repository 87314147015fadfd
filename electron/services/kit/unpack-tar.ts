import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readTar, readTarGz } from './read-tar.ts';

/**
 * Unpacks an archive of ours, of regular files alone, into a directory. Files keep their mode; none is there before.
 * @throws VoidferryError those of `readTarGz`.
 */
export async function unpackTar(
  path: string,
  dir: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const read = path.endsWith('.gz') ? readTarGz : readTar;
  await read(
    path,
    async (entry, body) => {
      const to = join(dir, entry.path);
      await mkdir(dirname(to), { recursive: true });
      await pipeline(body, createWriteStream(to, { flags: 'wx', mode: entry.mode }));
    },
    options,
  );
}
