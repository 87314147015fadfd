import { mkdir, mkdtemp, open, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../electron/services/process.ts';

/** A medium made of a loop device over an image file: what the file system caches and what the "device" holds can be made to differ. */
export interface LoopMedium {
  readonly root: string;
  readonly image: string;
  readonly device: string;
  /** Flips every bit of one 4 KiB block of a file in the image, under the file system. The block's content must be unique. */
  corrupt(file: string, offset: number): Promise<void>;
  remountReadOnly(): Promise<void>;
  /** Makes the device read and write so many bytes a second. Answers why not where that is not possible, else null. */
  slowDown(bytesPerSecond: number): Promise<string | null>;
  /** Ends the program that serves a file system in user space. */
  killDriver(): Promise<void>;
  close(): Promise<void>;
}

export type LoopFileSystem = 'ext4' | 'exfat';

const BLOCK_BYTES = 4096;
const MAKERS = { ext4: ['mkfs.ext4', '-q', '-m', '0'], exfat: ['mkfs.exfat'] } as const;

const reasons = new Map<LoopFileSystem, Promise<string | null>>();

/** Why such a medium cannot be made on this machine, or null. */
export function whyNoLoop(fileSystem: LoopFileSystem): Promise<string | null> {
  const known = reasons.get(fileSystem) ?? findObstacle(fileSystem);
  reasons.set(fileSystem, known);
  return known;
}

async function findObstacle(fileSystem: LoopFileSystem): Promise<string | null> {
  if (process.geteuid?.() !== 0) return 'mounting a loop device needs root';
  const tools = ['losetup', 'mount', MAKERS[fileSystem][0], ...(fileSystem === 'exfat' ? ['mount.exfat-fuse'] : [])];
  for (const tool of tools) {
    const found = await run('sh', ['-c', 'command -v "$0"', tool], { expect: [0, 1, 127] });
    if (found.code !== 0) return `${tool} is not installed`;
  }
  if (fileSystem === 'exfat' && !(await exists('/dev/fuse'))) return 'this machine has no /dev/fuse';
  try {
    await (await loopMedium(fileSystem, 16 << 20)).close();
    return null;
  } catch (error) {
    return `mounting is not permitted here: ${error instanceof Error ? error.message : error}`;
  }
}

/**
 * Makes and mounts a medium. The caller closes it whatever happens.
 * @param tree where it is mounted: beneath `/mnt`, as sticks are, it is proposed as a medium; by default it is not.
 */
export async function loopMedium(fileSystem: LoopFileSystem, bytes: number, tree?: string): Promise<LoopMedium> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'voidferry-loop-')));
  const image = join(directory, 'image');
  const place = tree === undefined ? directory : await mkdtemp(join(tree, 'voidferry-loop-'));
  const root = join(place, 'medium');
  const undo: (() => Promise<unknown>)[] = [directory, place].map(
    (path) => () => rm(path, { recursive: true, force: true }),
  );
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await mkdir(root);
    const file = await open(image, 'w');
    await file.truncate(bytes).finally(() => file.close());
    const [maker, ...options] = MAKERS[fileSystem];
    await run(maker, [...options, image]);
    const device = (await run('losetup', ['--find', '--show', image])).stdout.trim();
    undo.push(() => run('losetup', ['--detach', device]));
    if (fileSystem === 'exfat') await run('mount.exfat-fuse', [device, root]);
    else await run('mount', [device, root]);
    undo.push(() => unmount(root));
    // mkdtemp is for its owner alone; a medium is for everybody who stands at the machine.
    await run('chmod', ['0755', directory, place, root], { expect: [0, 1] });
    return {
      root,
      image,
      device,
      corrupt: (path, offset) => corrupt(image, path, offset),
      remountReadOnly: async () => void (await run('mount', ['-o', 'remount,ro', root])),
      async slowDown(bytesPerSecond) {
        const why = await throttle(device, bytesPerSecond);
        if (why === null) undo.push(() => throttle(device, 0));
        return why;
      },
      async killDriver() {
        for (const pid of await processesNaming(device)) process.kill(pid, 'SIGKILL');
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function corrupt(image: string, path: string, offset: number): Promise<void> {
  await run('sync', ['-f', path]);
  const block = (await readFile(path)).subarray(offset, offset + BLOCK_BYTES);
  const content = await readFile(image);
  const at = content.indexOf(block);
  if (at < 0 || content.indexOf(block, at + 1) >= 0) throw new Error(`${path} has no unique block at ${offset}`);
  const file = await open(image, 'r+');
  await file.write(
    block.map((byte) => byte ^ 0xff),
    0,
    block.length,
    at,
  );
  await file.sync();
  await file.close();
}

/** The processes whose command line is `mount.exfat-fuse` on this device. */
async function processesNaming(device: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const matching = pids.map(async (pid) => {
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    return words[0]?.endsWith('mount.exfat-fuse') && words.includes(device) ? [pid] : [];
  });
  return (await Promise.all(matching)).flat();
}

const THROTTLE = '/sys/fs/cgroup/blkio/blkio.throttle';

async function throttle(device: string, bytesPerSecond: number): Promise<string | null> {
  const number = (await run('lsblk', ['--nodeps', '--noheadings', '--output', 'MAJ:MIN', device])).stdout.trim();
  try {
    for (const way of ['read', 'write'])
      await writeFile(`${THROTTLE}.${way}_bps_device`, `${number} ${bytesPerSecond}`);
    return null;
  } catch (error) {
    return `the device cannot be slowed down: ${error instanceof Error ? error.message : error}`;
  }
}

/** A program that has just read may hold a file for a moment. */
async function unmount(root: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { code, stderr } = await run('umount', [root], { expect: [0, 1, 32] });
    if (code === 0 || stderr.includes('not mounted')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await run('umount', ['-l', root]);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
