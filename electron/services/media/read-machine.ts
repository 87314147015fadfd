import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { BlockNode } from '../../core/media/block-graph.ts';
import type { Machine } from '../../core/media/machine.ts';
import { parseMountinfo, parseSwaps } from '../../core/media/mount-table.ts';

const SYS_BLOCK = '/sys/class/block';
const SECTOR_BYTES = 512;

/** Reads what this machine says of its mounts, swaps and block devices. Needs no privilege and opens no device. */
export async function readMachine(): Promise<Machine> {
  const mounts = parseMountinfo(await readFile('/proc/self/mountinfo', 'utf8'));
  const swaps = parseSwaps((await textOf('/proc/swaps')) ?? '');
  const names = await readdir(SYS_BLOCK).catch(() => []);
  const nodes = (await Promise.all(names.map(readNode))).filter((node) => node !== null);
  const files = [...mounts.map((mount) => mount.source), ...swaps].filter((path) => path.startsWith('/dev/'));
  const numbers = await Promise.all([...new Set(files)].map(async (path) => [path, await deviceNumber(path)] as const));
  return { mounts, swaps, nodes, deviceFiles: new Map(numbers.filter(isKnown)) };
}

async function readNode(name: string): Promise<BlockNode | null> {
  const directory = `${SYS_BLOCK}/${name}`;
  const device = await textOf(`${directory}/dev`);
  if (device === null) return null;
  const isPartition = (await textOf(`${directory}/partition`)) !== null;
  return {
    name,
    device,
    disk: isPartition ? basename(dirname(await realpath(directory))) : name,
    slaves: await readdir(`${directory}/slaves`).catch(() => []),
    backingFile: await textOf(`${directory}/loop/backing_file`),
    bytes: Number((await textOf(`${directory}/size`)) ?? 0) * SECTOR_BYTES,
  };
}

/** `major:minor` of a device file, as glibc's gnu_dev_major(3) takes it apart. */
async function deviceNumber(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (!found?.isBlockDevice()) return null;
  const major = ((found.rdev >> 8n) & 0xfffn) | ((found.rdev >> 32n) & ~0xfffn);
  const minor = (found.rdev & 0xffn) | ((found.rdev >> 12n) & ~0xffn);
  return `${major}:${minor}`;
}

async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}

function isKnown(entry: readonly [string, string | null]): entry is readonly [string, string] {
  return entry[1] !== null;
}
