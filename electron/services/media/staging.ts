import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const STAGING = /^\.voidferry-part-(\d+)-[0-9a-f]{8}$/;

/** Makes the directory that a kit is copied into before it gets its name, after removing those that a killed run left behind. */
export async function makeStaging(directory: string): Promise<string> {
  for (const name of await readdir(directory)) {
    const pid = STAGING.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(directory, name), { recursive: true, force: true });
  }
  const path = join(directory, `.voidferry-part-${process.pid}-${randomUUID().slice(0, 8)}`);
  await mkdir(path);
  return path;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
