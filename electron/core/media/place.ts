import { VoidferryError } from '../../shared/error.ts';
import type { Medium } from '../../shared/medium.ts';
import { type BlockNode, disksUnder } from './block-graph.ts';
import { disksInUse, isForbidden, mainUses } from './disks-in-use.ts';
import { type Machine, storageOf } from './machine.ts';
import type { Mount } from './mount-table.ts';

/** Where a path lies, judged. */
export interface Place {
  readonly kind: Medium['kind'];
  readonly mount: Mount;
  readonly block: BlockNode | null;
  readonly disks: readonly string[];
}

/**
 * Judges a directory (absolute, without links) that a person named: the mount point of a whole file system on a disk
 * that nothing here uses is a medium; any other directory on a real disk is a folder.
 * @throws VoidferryError `media/memory-only`; `media/in-use` for a mount point on a disk that this machine runs from
 *   or that holds one of `ownPaths`; `media/not-found` where nothing is mounted.
 */
export function placeOf(path: string, machine: Machine, ownPaths: readonly string[]): Place {
  const storage = storageOf(path, machine);
  if (storage === null) throw new VoidferryError('media/not-found', { path });
  const { mount, block, memory } = storage;
  if (memory) throw new VoidferryError('media/memory-only', { path, fileSystem: mount.fsType });
  const disks = block === null ? [] : disksUnder(block.name, machine.nodes);
  const whole = path === mount.mountPoint && mount.root === '/' && mount.fsType !== 'overlay';
  if (block === null || !whole) return { kind: 'folder', mount, block, disks };
  const inUse = disksInUse(machine, ownPaths);
  for (const disk of disks) {
    const uses = inUse.get(disk) ?? [];
    if (isForbidden(uses))
      throw new VoidferryError('media/in-use', {
        device: `/dev/${disk}`,
        reason: mainUses(uses).join(', '),
      });
  }
  return { kind: 'medium', mount, block, disks };
}

/**
 * What of a medium is not as it was when a person chose it, or null. A fact that was unknown then binds nothing;
 * the device's name, which changes from plug to plug, binds only where neither serial nor UUID can.
 */
export function mediumChange(chosen: Medium, now: Medium): string | null {
  const named = chosen.serial === null && chosen.uuid === null;
  const facts = ['kind', 'serial', 'uuid', 'size', 'fsType', ...(named ? (['device'] as const) : [])] as const;
  for (const fact of facts)
    if (chosen[fact] !== null && chosen[fact] !== now[fact]) return `${fact}: ${chosen[fact]} → ${now[fact]}`;
  return null;
}
