import { VoidferryError } from '../../shared/error.ts';

/** Turns the file system's expected refusals into errors of ours; anything else is returned as it is. */
export function fileError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new VoidferryError('job/file-missing', { path }, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new VoidferryError('job/not-permitted', { path }, { cause: error });
  }
  return error;
}
