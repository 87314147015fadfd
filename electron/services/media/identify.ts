import { realpath, stat } from 'node:fs/promises';
import { disksUnder } from '../../core/media/block-graph.ts';
import { storageOf } from '../../core/media/machine.ts';
import { mediumChange, placeOf } from '../../core/media/place.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { Medium } from '../../shared/medium.ts';
import { describe, readLabels } from './describe.ts';
import { readMachine } from './read-machine.ts';

/**
 * Judges and describes a place that a kit is to be written to.
 * `sources` are paths that will be read: the disk they lie on is never a medium for them.
 * @throws VoidferryError `media/not-found` | `media/memory-only` | `media/in-use`, and what `readLabels` throws.
 */
export async function identifyMedium(path: string, sources: readonly string[] = []): Promise<Medium> {
  const real = await realDirectory(path);
  const machine = await readMachine();
  const place = placeOf(real, machine, await ownPaths(sources));
  return describe({ ...place, path: real }, machine, await readLabels());
}

/**
 * Looks again at the medium at `path`, to be called just before the first write.
 * @throws VoidferryError `media/changed` when it is not the `chosen` one by serial, UUID, size or device; what `identifyMedium` throws.
 */
export async function recheckMedium(path: string, chosen: Medium, sources: readonly string[] = []): Promise<Medium> {
  const now = await identifyMedium(path, sources);
  const reason = mediumChange(chosen, now);
  if (reason !== null) throw new VoidferryError('media/changed', { path, reason });
  return now;
}

/**
 * Describes where a directory that is only read lies, without judging it. What lies in memory has no device.
 * @throws VoidferryError `media/not-found`
 */
export async function locate(path: string): Promise<Medium> {
  const real = await realDirectory(path);
  const machine = await readMachine();
  const storage = storageOf(real, machine);
  if (storage === null) throw new VoidferryError('media/not-found', { path });
  const block = storage.memory ? null : storage.block;
  const disks = block === null ? [] : disksUnder(block.name, machine.nodes);
  // Names and serials only describe here: a device that hangs lsblk can still be read.
  const labels = await readLabels().catch(() => []);
  return describe({ kind: 'folder', path: real, mount: storage.mount, block, disks }, machine, labels);
}

/**
 * What was read must have been one medium from the first byte to the last.
 * @throws VoidferryError `media/changed` | `media/not-found`
 */
export async function requireSameMedium(medium: Medium): Promise<void> {
  const reason = mediumChange(medium, await locate(medium.path));
  if (reason !== null) throw new VoidferryError('media/changed', { path: medium.path, reason });
}

/** The paths whose disks are in use by Voidferry itself: the program, this code, and the sources of a copy. */
export async function ownPaths(sources: readonly string[]): Promise<string[]> {
  return Promise.all([process.execPath, import.meta.dirname, ...sources].map((path) => realpath(path)));
}

async function realDirectory(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  if (real === null || !(await stat(real)).isDirectory()) throw new VoidferryError('media/not-found', { path });
  return real;
}
