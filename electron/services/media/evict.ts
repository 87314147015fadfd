import { open } from 'node:fs/promises';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';

/**
 * Drops a file from the page cache: fsync, since dirty pages stay, then POSIX_FADV_DONTNEED by `dd iflag=nocache count=0`
 * (coreutils), then asks fincore(1) what is left. Another program that maps the file keeps it in.
 * @returns null when nothing of it is in memory any more, else why that is not certain.
 */
export async function evictFile(path: string, signal?: AbortSignal): Promise<string | null> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
  const options = signal ? { signal } : {};
  try {
    await run('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none'], options);
    const { stdout } = await run('fincore', ['--bytes', '--noheadings', '--output', 'RES', path], options);
    const resident = Number(stdout.trim());
    return resident === 0 ? null : `${resident} B resident`;
  } catch (error) {
    if (error instanceof VoidferryError) return `${error.code} ${error.data['tool'] ?? error.data['command']}`;
    throw error;
  }
}

/**
 * Drops the cache of a block device: BLKFLSBUF by `blockdev --flushbufs` (util-linux). It holds what file systems
 * in user space read, not the pages of files. Needs root.
 * @returns null when done, else why not.
 */
export async function flushDevice(device: string | null, signal?: AbortSignal): Promise<string | null> {
  if (device === null) return 'no block device';
  if (process.geteuid?.() !== 0) return 'not root';
  try {
    await run('blockdev', ['--flushbufs', device], signal ? { signal } : {});
    return null;
  } catch (error) {
    if (error instanceof VoidferryError) return error.code;
    throw error;
  }
}
