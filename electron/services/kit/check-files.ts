import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { compareTree, type TreeDifference } from './compare-tree.ts';
import { type HashOptions, hashFile } from './hash-file.ts';
import type { OpenKit } from './open-kit.ts';

/**
 * Proves that a kit's directory holds what SHA256SUMS says and nothing else: names and types first, then every file's hash.
 * It reads through the page cache, so it proves nothing about a medium.
 * @returns files and bytes hashed.
 * @throws VoidferryError `kit/extra-files` (irregular ones too) | `kit/incomplete` | `kit/checksum-mismatch` naming every file.
 */
export async function checkFiles(open: OpenKit, options: HashOptions = {}): Promise<{ files: number; bytes: number }> {
  await requireWholeTree(open);
  const changed: string[] = [];
  let bytes = 0;
  for (const sum of open.sums) {
    const actual = await hashFile(join(open.dir, sum.path), options);
    bytes += actual.bytes;
    if (actual.sha256 !== sum.sha256) changed.push(sum.path);
  }
  refuseFiles('kit/checksum-mismatch', changed);
  return { files: open.sums.length, bytes };
}

/**
 * Proves that a kit's directory holds the files that SHA256SUMS lists and no others, by name and type.
 * @throws VoidferryError `kit/extra-files` (irregular ones too) | `kit/incomplete` naming every file.
 */
export async function requireWholeTree(open: OpenKit): Promise<void> {
  refuseDifference(await compareTree(open));
}

/** @throws VoidferryError `kit/extra-files` (irregular ones too) | `kit/incomplete` naming every file. */
export function refuseDifference({ extra, irregular, missing }: TreeDifference): void {
  refuseFiles('kit/extra-files', [...extra, ...irregular]);
  refuseFiles('kit/incomplete', missing);
}

/** Fails with this code and these files, if there are any. */
export function refuseFiles(
  code: 'kit/extra-files' | 'kit/incomplete' | 'kit/checksum-mismatch',
  files: readonly string[],
): void {
  if (files.length > 0) throw new VoidferryError(code, { count: files.length, files });
}
