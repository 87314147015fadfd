import { VoidferryError } from '../../shared/error.ts';
import type { Medium } from '../../shared/medium.ts';

const FAT_FILE_LIMIT = 2 ** 32 - 1;
/** What a file system needs beyond the bytes of the files: directories, allocation in whole clusters. */
const SLACK = 0.02;
const CLUSTER_BYTES = 32 * 1024;

/**
 * Whether a medium takes the files of a kit: free space with 2 % slack and one cluster a file, and FAT's limit of 4 GiB a file.
 * @throws VoidferryError `media/read-only` | `media/full` | `media/file-too-large`
 */
export function checkFits(medium: Medium, files: readonly { readonly path: string; readonly bytes: number }[]): void {
  if (medium.readOnly) throw new VoidferryError('media/read-only', { path: medium.path });
  if (/^(vfat|msdos)$/.test(medium.fsType))
    for (const { path, bytes } of files)
      if (bytes > FAT_FILE_LIMIT)
        throw new VoidferryError('media/file-too-large', {
          file: path,
          bytes,
          limit: FAT_FILE_LIMIT,
          fileSystem: medium.fsType,
        });
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const needed = Math.ceil(total * (1 + SLACK)) + files.length * CLUSTER_BYTES;
  if (needed > medium.freeBytes)
    throw new VoidferryError('media/full', { path: medium.path, needed, free: medium.freeBytes });
}
