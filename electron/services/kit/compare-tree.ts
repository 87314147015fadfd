import { readdir } from 'node:fs/promises';
import { isOutsideSums } from '../../core/kit/names.ts';
import { compareBytewise } from '../../shared/json.ts';
import { fileError } from '../file-error.ts';
import type { OpenKit } from './open-kit.ts';

/** Kit paths, sorted bytewise. */
export interface TreeDifference {
  /** Files that neither SHA256SUMS lists nor the format allows beside it. */
  readonly extra: string[];
  /** Listed files that are not there. */
  readonly missing: string[];
  /** What is neither a regular file nor a directory, wherever it is: links, devices, sockets, pipes. */
  readonly irregular: string[];
}

/**
 * Compares what lies in a kit's directory with what SHA256SUMS lists. Reads names and types, no content, and follows no links.
 * @throws VoidferryError `job/not-permitted` for a directory that cannot be read: what is in it is unknown.
 */
export async function compareTree(open: OpenKit): Promise<TreeDifference> {
  const listed = new Set(open.sums.map((sum) => sum.path));
  const missing = new Set(listed);
  const extra: string[] = [];
  const irregular: string[] = [];
  const walk = async (directory: string, prefix: string): Promise<void> => {
    const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
      throw fileError(error, directory);
    });
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) await walk(`${directory}/${entry.name}`, `${path}/`);
      else if (!entry.isFile()) irregular.push(path);
      else if (!missing.delete(path) && !isOutsideSums(path)) extra.push(path);
    }
  };
  await walk(open.dir, '');
  const irregularPaths = new Set(irregular);
  return {
    extra: extra.sort(compareBytewise),
    missing: [...missing].filter((path) => !irregularPaths.has(path)),
    irregular: irregular.sort(compareBytewise),
  };
}
