import { readFile } from 'node:fs/promises';
import { parseMountinfo } from '../../core/media/mount-table.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { Medium } from '../../shared/medium.ts';

/** What was being done on a medium when a call failed. */
export interface MediaAct {
  readonly medium: Medium;
  /** The file as the operator knows it. */
  readonly file: string;
  readonly offset: number;
  /** Bytes that were to be written in all. */
  readonly needed: number;
}

/** What only a medium shows whose driver has gone with it. */
const IS_GONE = ['ENOTCONN', 'ECONNABORTED', 'ESTALE'];
/** Errors that a medium which is gone may show as: its drivers do not agree on one. */
const MAY_BE_GONE = ['EIO', 'ENXIO', 'ENODEV', 'ENOENT', 'EROFS', 'ESHUTDOWN'];

/**
 * Turns a failed system call on a medium into the expected failure it stands for.
 * Whatever else it is comes back unchanged. The errno is kept.
 */
export async function mediaError(error: unknown, act: MediaAct): Promise<unknown> {
  // What another service made of a failed call shows by its cause that the medium is gone; else it says more than we could.
  const isNamed = error instanceof VoidferryError;
  const errno = errnoOf(isNamed ? error.cause : error);
  const { medium, file, offset } = act;
  const options = { cause: error };
  if (IS_GONE.includes(errno) || (MAY_BE_GONE.includes(errno) && !(await isPresent(medium))))
    return new VoidferryError('media/pulled', { path: medium.mountPoint, errno }, options);
  if (isNamed) return error;
  switch (errno) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new VoidferryError(
        'media/full',
        { path: medium.path, needed: act.needed, free: medium.freeBytes },
        options,
      );
    case 'EROFS':
      return new VoidferryError('media/read-only', { path: medium.path }, options);
    case 'EACCES':
    case 'EPERM':
      return new VoidferryError('job/not-permitted', { path: `${medium.path}/${file}` }, options);
    case 'EIO':
    case 'ENXIO':
    case 'ENODEV':
      return new VoidferryError('media/io-error', { file, offset, errno }, options);
    default:
      return error;
  }
}

function errnoOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
}

/** Whether the file system is still mounted where it was, and its device still there. */
async function isPresent(medium: Medium): Promise<boolean> {
  const mounts = parseMountinfo(await readFile('/proc/self/mountinfo', 'utf8'));
  if (!mounts.some((mount) => mount.mountPoint === medium.mountPoint && mount.fsType === medium.fsType)) return false;
  const sizes = await Promise.all(
    medium.bottomDevices.map((name) => readFile(`/sys/class/block/${name}/size`, 'utf8').catch(() => '0')),
  );
  return sizes.every((size) => Number(size) > 0);
}
