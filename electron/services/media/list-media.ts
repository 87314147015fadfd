import { disksUnder } from '../../core/media/block-graph.ts';
import { type DiskUse, disksInUse, mainUses } from '../../core/media/disks-in-use.ts';
import type { DeviceLabels } from '../../core/media/lsblk.ts';
import { blockOfMount, type Machine } from '../../core/media/machine.ts';
import type { HiddenDisk, MediaList } from '../../shared/medium.ts';
import { describe, modelOf, readLabels } from './describe.ts';
import { ownPaths } from './identify.ts';
import { readMachine } from './read-machine.ts';

/**
 * The mounted media that may be written, and every other disk with what uses it.
 * Nothing is preselected, not even a single medium.
 * @param sources paths that will be copied: the disk they lie on is hidden.
 * @throws VoidferryError when devices cannot be enumerated: a failure never looks like an empty list.
 */
export async function listMedia(sources: readonly string[] = []): Promise<MediaList> {
  const machine = await readMachine();
  const labels = await readLabels();
  const inUse = disksInUse(machine, await ownPaths(sources));
  const places = candidates(machine, inUse);
  const media = await Promise.all(places.map((place) => describe(place, machine, labels)));
  const offered = new Set(media.flatMap((medium) => medium.disks));
  return { media, hidden: hiddenDisks(machine, inUse, labels, offered) };
}

function candidates(machine: Machine, inUse: ReadonlyMap<string, readonly DiskUse[]>) {
  const seen = new Set<string>();
  return machine.mounts.flatMap((mount) => {
    const block = blockOfMount(mount, machine);
    if (block === null || mount.root !== '/' || seen.has(block.name)) return [];
    const disks = disksUnder(block.name, machine.nodes);
    if (disks.some((disk) => inUse.has(disk))) return [];
    seen.add(block.name);
    return [{ kind: 'medium' as const, path: mount.mountPoint, mount, block, disks }];
  });
}

function hiddenDisks(
  machine: Machine,
  inUse: ReadonlyMap<string, readonly DiskUse[]>,
  labels: readonly DeviceLabels[],
  offered: ReadonlySet<string>,
): HiddenDisk[] {
  const disks = machine.nodes.filter((node) => node.disk === node.name && node.slaves.length === 0 && node.bytes > 0);
  return disks
    .filter((disk) => !offered.has(disk.name))
    .map((disk) => {
      const label = labels.find((entry) => entry.name === disk.name);
      return {
        device: `/dev/${disk.name}`,
        model: modelOf(label),
        serial: label?.serial ?? null,
        size: disk.bytes,
        usedBy: mainUses(inUse.get(disk.name) ?? []),
      };
    });
}
