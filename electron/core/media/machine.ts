import type { BlockNode } from './block-graph.ts';
import { type Mount, mountOf } from './mount-table.ts';

/** What this machine says about its file systems and block devices at one moment. */
export interface Machine {
  readonly mounts: readonly Mount[];
  /** Devices and files that are swapped to. */
  readonly swaps: readonly string[];
  readonly nodes: readonly BlockNode[];
  /** `major:minor` of the device files that mounts and swaps name. */
  readonly deviceFiles: ReadonlyMap<string, string>;
}

/** File systems that live in memory: whatever is read from them proves nothing. */
const MEMORY_FILE_SYSTEMS = new Set(['tmpfs', 'ramfs', 'devtmpfs', 'hugetlbfs', 'rootfs', 'proc', 'sysfs']);

/** The mount that a path lies on, its block device if it shows one, and whether all of it is memory. */
export interface Storage {
  readonly mount: Mount;
  readonly block: BlockNode | null;
  readonly memory: boolean;
}

/** The block device of a mount, or null where it has none that this machine shows. */
export function blockOfMount(mount: Mount, machine: Machine): BlockNode | null {
  return blockOf(mount.device, machine) ?? blockOfFile(mount.source, machine);
}

/** The block device that a device file names. */
export function blockOfFile(path: string, machine: Machine): BlockNode | null {
  const device = machine.deviceFiles.get(path);
  return device === undefined ? null : blockOf(device, machine);
}

/** Where the bytes of a path really are, or null where nothing is mounted. */
export function storageOf(path: string, machine: Machine): Storage | null {
  const mount = mountOf(path, machine.mounts);
  return mount === null ? null : storageOfMount(mount, machine);
}

/**
 * Where the bytes of a mount really are. An overlay keeps what is written in its upper directory;
 * one whose upper directory is in memory or out of sight has no disk.
 */
export function storageOfMount(mount: Mount, machine: Machine): Storage {
  const overlay = mount.fsType === 'overlay';
  const block = overlay ? blockOfUpper(mount, machine) : blockOfMount(mount, machine);
  const disk = block?.disk ?? '';
  const backing = machine.nodes.find((node) => node.name === disk)?.backingFile ?? null;
  const memory =
    MEMORY_FILE_SYSTEMS.has(mount.fsType) ||
    (overlay && block === null) ||
    /^(zram|ram)\d+$/.test(disk) ||
    (backing !== null && storageOf(backing, machine)?.memory === true);
  return { mount, block, memory };
}

function blockOfUpper(mount: Mount, machine: Machine): BlockNode | null {
  const upper = mount.superOptions.find((option) => option.startsWith('upperdir='))?.slice('upperdir='.length);
  const below = upper === undefined ? null : mountOf(upper, machine.mounts);
  return below === null || below.fsType === 'overlay' ? null : blockOfMount(below, machine);
}

function blockOf(device: string, machine: Machine): BlockNode | null {
  return machine.nodes.find((node) => node.device === device) ?? null;
}
