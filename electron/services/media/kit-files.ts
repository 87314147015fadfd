import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isOutsideSums } from '../../core/kit/names.ts';
import { hashFile } from '../kit/hash-file.ts';
import type { OpenKit } from '../kit/open-kit.ts';

/** One file of a kit with the hash it must have. */
export interface KitFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** False for the list itself, its signatures and attestations: their hash is what they hold now. */
  readonly listed: boolean;
}

/**
 * Every file that a kit consists of: those SHA256SUMS lists, in its order, then those beside it.
 * Sizes are what the directory says now; only the hash proves them. The tree was compared before.
 */
export async function listKitFiles(open: OpenKit, signal?: AbortSignal): Promise<KitFile[]> {
  const listed = await Promise.all(
    open.sums.map(async ({ path, sha256 }) => {
      const { size } = await lstat(join(open.dir, path));
      return { path, sha256, bytes: size, listed: true };
    }),
  );
  const beside = [...(await readdir(open.dir)), ...(await attestations(open.dir))].filter(isOutsideSums).sort();
  const others: KitFile[] = [];
  for (const path of beside) {
    const read = await hashFile(join(open.dir, path), signal ? { signal } : {});
    // The list counts as it was opened: everything else is judged by it.
    others.push({ path, bytes: read.bytes, sha256: path === 'SHA256SUMS' ? open.digest : read.sha256, listed: false });
  }
  return [...listed, ...others];
}

async function attestations(dir: string): Promise<string[]> {
  const names = await readdir(join(dir, 'attestations')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.map((name) => `attestations/${name}`);
}
