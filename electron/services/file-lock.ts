import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { VoidferryError } from '../shared/error.ts';
import { fileError } from './file-error.ts';
import { readIfThere } from './read-file.ts';

const WAIT_MS = 10_000;
const POLL_MS = 20;

/**
 * Runs `body` while holding a lock file that names this process; the lock of a process that is gone is taken over.
 * For processes of one machine: a holder is looked up by its process id and start time.
 * @param now milliseconds since the epoch
 * @throws VoidferryError `custody/locked` when it is held for more than ten seconds | `job/not-permitted`
 */
export async function withFileLock<T>(path: string, now: () => number, body: () => Promise<T>): Promise<T> {
  await acquire(path, now);
  try {
    return await body();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string, now: () => number): Promise<void> {
  const deadline = now() + WAIT_MS;
  const mine = `${path}.${randomUUID()}`;
  try {
    await writeFile(mine, identityOf(process.pid, await startTime(process.pid)));
    while (!(await linkIfFree(mine, path))) {
      const holder = (await readIfThere(path))?.toString('utf8') ?? null;
      if (holder !== null && (await isGone(holder))) await removeStale(path, holder);
      else if (now() >= deadline)
        throw new VoidferryError('custody/locked', { path, holder: holder?.split(' ')[0] ?? '?' });
      else await sleep(POLL_MS);
    }
  } catch (error) {
    throw fileError(error, path);
  } finally {
    await rm(mine, { force: true });
  }
}

/**
 * Removes the lock of a holder that is gone. Only who holds the second name, which tells that holder, may do so:
 * otherwise a slow process could remove the lock that another one has just taken in the dead one's place.
 */
async function removeStale(path: string, holder: string): Promise<void> {
  const grip = `${path}.gone-${holder.replace(' ', '-')}`;
  if (!(await linkIfFree(path, grip))) return;
  if ((await readIfThere(grip))?.toString('utf8') === holder) await rm(path, { force: true });
  await rm(grip, { force: true });
}

/** Gives a file a second name. False when that name is taken or the file is gone. */
async function linkIfFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  }
}

async function isGone(holder: string): Promise<boolean> {
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  // The process id may have been given to another process since.
  return identityOf(pid, await startTime(pid)) !== holder;
}

function identityOf(pid: number, started: string): string {
  return `${pid} ${started}`;
}

/** When a process started, in clock ticks since boot (field 22 of proc(5) stat); empty where there is no /proc. */
async function startTime(pid: number): Promise<string> {
  const stat = (await readIfThere(`/proc/${pid}/stat`))?.toString('utf8');
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
