import { statfs } from 'node:fs/promises';
import { type BlockNode, bottomDevices } from '../../core/media/block-graph.ts';
import { type DeviceLabels, LSBLK_COLUMNS, parseLsblk } from '../../core/media/lsblk.ts';
import type { Machine } from '../../core/media/machine.ts';
import type { Mount } from '../../core/media/mount-table.ts';
import type { Medium } from '../../shared/medium.ts';
import { run } from '../process.ts';

const LSBLK_TIMEOUT_MS = 5_000;
/** lsblk(8): some of the devices were found. */
const LSBLK_SOME_OK = 64;

/**
 * What lsblk(8) knows of all block devices.
 * @throws VoidferryError `job/tool-missing` | `job/tool-timeout` | `job/tool-failed`
 */
export async function readLabels(): Promise<DeviceLabels[]> {
  const { stdout } = await run('lsblk', ['--json', '--list', '--output', LSBLK_COLUMNS], {
    timeoutMs: LSBLK_TIMEOUT_MS,
    expect: [0, LSBLK_SOME_OK],
  });
  return parseLsblk(stdout);
}

/** Puts together what is known of a mounted place. */
export async function describe(
  place: { kind: Medium['kind']; path: string; mount: Mount; block: BlockNode | null; disks: readonly string[] },
  machine: Machine,
  labels: readonly DeviceLabels[],
): Promise<Medium> {
  const { kind, path, mount, block, disks } = place;
  const own = labels.find((entry) => entry.name === block?.name);
  const disk = labels.find((entry) => entry.name === disks[0]);
  const { bavail, bsize } = await statfs(path);
  return {
    kind,
    path,
    mountPoint: mount.mountPoint,
    fsType: mount.fsType,
    readOnly: mount.readOnly,
    device: block === null ? null : `/dev/${block.name}`,
    bottomDevices: block === null ? [] : bottomDevices(block.name, machine.nodes).map((node) => node.name),
    disks,
    model: modelOf(disk),
    serial: disk?.serial ?? null,
    label: own?.label ?? null,
    uuid: own?.uuid ?? null,
    size: block?.bytes ?? 0,
    freeBytes: bavail * bsize,
  };
}

/** Vendor and model as one name. */
export function modelOf(disk: DeviceLabels | undefined): string | null {
  return [disk?.vendor, disk?.model].filter(Boolean).join(' ') || null;
}
