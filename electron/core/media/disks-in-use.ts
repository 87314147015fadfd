import { disksUnder } from './block-graph.ts';
import { blockOfFile, type Machine, storageOf, storageOfMount } from './machine.ts';
import { isWithin } from './mount-table.ts';

/** Why a disk is in use. `path` is the mount point, the swap, or the path of ours that lies on it. */
export interface DiskUse {
  readonly kind: 'system' | 'swap' | 'own' | 'elsewhere';
  readonly path: string;
}

/** Mount points of the running system, each with all that lies beneath it. */
const SYSTEM_TREES = [
  '/boot',
  '/efi',
  '/usr',
  '/var',
  '/etc',
  '/opt',
  '/nix',
  '/gnu',
  '/lib/live',
  '/run/live',
  '/run/initramfs',
  '/cdrom',
];
/** Mount points of the running system whose subdirectories may hold a stick. */
const SYSTEM_POINTS = ['/', '/home', '/root', '/srv', '/tmp', '/var/tmp'];
/** Where sticks are mounted, by hand or by the desktop. */
const CARRIER_TREES = ['/media', '/mnt', '/run/media', '/run/mount'];

/**
 * Which whole disks this machine uses, and for what. Derived from use alone: the removable flag says nothing,
 * since systems run from USB disks and internal card readers call themselves fixed.
 *
 * - `system`, `swap`: mounted at a place of the running system, or swapped to; through LVM, LUKS and md down to the disks,
 *   and through a loop device to the disk its file lies on.
 * - `own`: holds a path in `ownPaths` (Voidferry itself, what is to be copied).
 * - `elsewhere`: mounted, but nowhere that a stick is usually mounted. Such a disk is never proposed;
 *   a person who names its mount point may write to it, since nothing of the running system lies there.
 */
export function disksInUse(machine: Machine, ownPaths: readonly string[]): Map<string, DiskUse[]> {
  const uses = new Map<string, DiskUse[]>();
  const mark = (name: string | undefined, use: DiskUse, depth = 0) => {
    if (name === undefined || depth > machine.nodes.length) return;
    for (const disk of disksUnder(name, machine.nodes)) {
      const known = uses.get(disk) ?? [];
      if (!known.some((other) => other.kind === use.kind && other.path === use.path)) uses.set(disk, [...known, use]);
      const backing = machine.nodes.find((node) => node.name === disk)?.backingFile;
      if (backing && use.kind !== 'elsewhere') mark(storageOf(backing, machine)?.block?.name, use, depth + 1);
    }
  };
  for (const mount of machine.mounts) {
    const kind = useOfMountPoint(mount.mountPoint);
    if (kind !== null) mark(storageOfMount(mount, machine).block?.name, { kind, path: mount.mountPoint });
  }
  for (const path of machine.swaps) {
    const block = blockOfFile(path, machine) ?? storageOf(path, machine)?.block;
    mark(block?.name, { kind: 'swap', path });
  }
  for (const path of ownPaths) mark(storageOf(path, machine)?.block?.name, { kind: 'own', path });
  return uses;
}

/** Whether a disk must never be written as a medium, even when a person names it. */
export function isForbidden(uses: readonly DiskUse[]): boolean {
  return uses.some((use) => use.kind !== 'elsewhere');
}

/** The paths that tell a person why a disk is in use: where the system uses it, our own files say nothing more. */
export function mainUses(uses: readonly DiskUse[]): string[] {
  const system = uses.filter((use) => use.kind === 'system' || use.kind === 'swap');
  return (system.length > 0 ? system : uses).map((use) => use.path);
}

function useOfMountPoint(mountPoint: string): DiskUse['kind'] | null {
  if (CARRIER_TREES.some((tree) => isWithin(mountPoint, tree))) return null;
  if (SYSTEM_POINTS.includes(mountPoint) || /^\/home\/[^/]+$/.test(mountPoint)) return 'system';
  if (isWithin(mountPoint, '/var/tmp')) return 'elsewhere';
  return SYSTEM_TREES.some((tree) => isWithin(mountPoint, tree)) ? 'system' : 'elsewhere';
}
