/** One block device as `/sys/class/block/<name>` shows it. */
export interface BlockNode {
  /** The kernel's name, e.g. `sda1`, `dm-0`. */
  readonly name: string;
  /** `major:minor`. */
  readonly device: string;
  /** The whole disk that a partition is cut from; its own name for anything else. */
  readonly disk: string;
  /** What a mapped device (LVM, LUKS, md) is made of, from its own `slaves` directory. */
  readonly slaves: readonly string[];
  /** The file behind a loop device. */
  readonly backingFile: string | null;
  readonly bytes: number;
}

/** The devices at the bottom of a stack: partitions or disks that are made of nothing else. */
export function bottomDevices(name: string, nodes: readonly BlockNode[]): BlockNode[] {
  const found = new Map<string, BlockNode>();
  const seen = new Set<string>();
  const visit = (current: string) => {
    if (seen.has(current)) return;
    seen.add(current);
    const node = nodes.find((candidate) => candidate.name === current);
    if (node === undefined) return;
    // A partition of a mapped device (md0p1) has no slaves of its own: its disk has them.
    const below = nodes.find((candidate) => candidate.name === node.disk)?.slaves ?? [];
    if (below.length === 0) found.set(node.name, node);
    for (const slave of below) visit(slave);
  };
  visit(name);
  return [...found.values()];
}

/** The whole disks under a device, by name. */
export function disksUnder(name: string, nodes: readonly BlockNode[]): string[] {
  return [...new Set(bottomDevices(name, nodes).map((node) => node.disk))];
}
