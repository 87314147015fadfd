import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { VoidferryError } from '../shared/error.ts';

/**
 * Turns the file system's expected refusals into errors of ours; anything else is returned as it is.
 * `job/file-missing` | `job/not-permitted` | `job/no-space` | `job/file-unusable` | `media/io-error`.
 */
export function fileError(error: unknown, path: string): unknown {
  const errno = (error as NodeJS.ErrnoException | null)?.code;
  const options = { cause: error };
  switch (errno) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new VoidferryError('job/file-missing', { path }, options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new VoidferryError('job/not-permitted', { path }, options);
    case 'ENOSPC':
    case 'EDQUOT':
      return new VoidferryError('job/no-space', { path, needed: '?', free: freeBytes(path) }, options);
    case 'EISDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new VoidferryError('job/file-unusable', { path, errno }, options);
    case 'EIO':
      return new VoidferryError('media/io-error', { file: path, offset: '?', errno }, options);
    default:
      return error;
  }
}

function freeBytes(path: string): number | '?' {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch {
    return '?';
  }
}
