import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { compareTree } from './compare-tree.ts';
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
  refuse('kit/checksum-mismatch', changed);
  return { files: open.sums.length, bytes };
}

/**
 * Proves that a kit's directory holds the files that SHA256SUMS lists and no others, by name and type.
 * @throws VoidferryError `kit/extra-files` (irregular ones too) | `kit/incomplete` naming every file.
 */
export async function requireWholeTree(open: OpenKit): Promise<void> {
  const tree = await compareTree(open);
  refuse('kit/extra-files', [...tree.extra, ...tree.irregular]);
  refuse('kit/incomplete', tree.missing);
}

function refuse(code: 'kit/extra-files' | 'kit/incomplete' | 'kit/checksum-mismatch', files: string[]): void {
  if (files.length > 0) throw new VoidferryError(code, { count: files.length, files });
}
