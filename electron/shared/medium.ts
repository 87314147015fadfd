/** A place a kit can be written to or read from. */
export interface Medium {
  /** `medium`: the mount point of a disk of its own. `folder`: any other directory; not a carrier. */
  readonly kind: 'medium' | 'folder';
  /** Absolute, without links. */
  readonly path: string;
  readonly mountPoint: string;
  readonly fsType: string;
  readonly readOnly: boolean;
  /** The block device, e.g. `/dev/sdb1`; null on file systems without one, such as NFS. */
  readonly device: string | null;
  /** The devices at the bottom of it, by kernel name: their read counters show what was read. */
  readonly bottomDevices: readonly string[];
  /** The whole disks under it, by kernel name. */
  readonly disks: readonly string[];
  readonly model: string | null;
  readonly serial: string | null;
  readonly label: string | null;
  readonly uuid: string | null;
  /** Bytes of the block device, 0 without one. */
  readonly size: number;
  readonly freeBytes: number;
}

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
