import { lstat } from 'node:fs/promises';

/** Whether something stands at a path, a dangling link included. */
export function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
