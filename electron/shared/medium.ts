import { z } from 'zod';

const text = z.string().nullable();

/** A place a kit can be written to or read from. */
export const mediumSchema = z
  .strictObject({
    /** `medium`: the mount point of a disk of its own. `folder`: any other directory; not a carrier. */
    kind: z.enum(['medium', 'folder']),
    /** Absolute, without links. */
    path: z.string(),
    mountPoint: z.string(),
    fsType: z.string(),
    readOnly: z.boolean(),
    /** The block device, e.g. `/dev/sdb1`; null on file systems without one, such as NFS. */
    device: text,
    /** The devices at the bottom of it, by kernel name: their read counters show what was read. */
    bottomDevices: z.array(z.string()).readonly(),
    /** The whole disks under it, by kernel name. */
    disks: z.array(z.string()).readonly(),
    model: text,
    serial: text,
    label: text,
    uuid: text,
    /** Bytes of the block device, 0 without one. */
    size: z.number(),
    freeBytes: z.number(),
  })
  .readonly();
export type Medium = z.infer<typeof mediumSchema>;

/** A disk that is not proposed, and why. */
export interface HiddenDisk {
  readonly device: string;
  readonly model: string | null;
  readonly serial: string | null;
  readonly size: number;
  /** Mount points, swaps and paths of ours that use it; empty when nothing on it is mounted. */
  readonly usedBy: readonly string[];
}

export interface MediaList {
  readonly media: readonly Medium[];
  readonly hidden: readonly HiddenDisk[];
}

/** What the check of one file of a kit came to. `unchecked`: nothing wrong found, but not read past the cache. */
export interface FileCheck {
  readonly path: string;
  readonly bytes: number;
  readonly state: 'ok' | 'failed' | 'unchecked';
  /** How it was read, e.g. `O_DIRECT`. */
  readonly method: string;
  /** Bytes that the device itself read meanwhile. */
  readonly deviceBytes: number;
}

/** What writing a kit to a place will come to, as far as it shows before. */
export interface WriteForesight {
  readonly medium: Medium;
  /** Where the kit will be. */
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
  /** The same kit's folder is there already: it will be compared and flushed, not written. */
  readonly present: boolean;
  /** Bytes per second of the newest finished write to this very medium; null when this station never wrote to it. */
  readonly bytesPerSecond: number | null;
}
