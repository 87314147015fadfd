export type ItemState = 'pending' | 'running' | 'ok' | 'failed' | 'unchecked';

/** One thing that a job checks or carries, most often a file, and what came of it. */
export interface JobItem {
  readonly name: string;
  readonly state: ItemState;
  readonly detail: string | null;
}

/**
 * The items of a job in the order in which they first appeared. A value: `putItem` leaves the one it was given as it was,
 * and copies no more than one block and one bucket, so that 50,000 items cost little each.
 */
export interface JobItems {
  readonly count: number;
  /** How many items are in each state. */
  readonly states: Readonly<Record<ItemState, number>>;
  readonly blocks: readonly (readonly JobItem[])[];
  /** Positions by name, spread over buckets by a hash of the name. */
  readonly buckets: readonly Readonly<Record<string, number>>[];
}

const BLOCK_ITEMS = 256;
const BUCKETS = 512;

export const noItems: JobItems = {
  count: 0,
  states: { pending: 0, running: 0, ok: 0, failed: 0, unchecked: 0 },
  blocks: [],
  buckets: [],
};

/** The item at a position from 0; undefined beyond the last. */
export function itemAt(items: JobItems, position: number): JobItem | undefined {
  return items.blocks[Math.floor(position / BLOCK_ITEMS)]?.[position % BLOCK_ITEMS];
}

/** Every item, in order. */
export function allItems(items: JobItems): JobItem[] {
  return items.blocks.flat();
}

/** Adds an item, or replaces the one of the same name where it stands. */
export function putItem(items: JobItems, item: JobItem): JobItems {
  const bucket = bucketOf(item.name);
  const known = items.buckets[bucket] ?? {};
  const position = Object.hasOwn(known, item.name) ? (known[item.name] ?? items.count) : items.count;
  const before = itemAt(items, position);
  const states = { ...items.states, [item.state]: items.states[item.state] + 1 };
  if (before !== undefined) states[before.state]--;
  const block = Math.floor(position / BLOCK_ITEMS);
  const blocks = [...items.blocks];
  blocks[block] = withAt(blocks[block] ?? [], position % BLOCK_ITEMS, item);
  if (before !== undefined) return { ...items, states, blocks };
  const buckets = items.buckets.length === 0 ? Array.from({ length: BUCKETS }, () => ({})) : [...items.buckets];
  buckets[bucket] = { ...known, [item.name]: position };
  return { count: items.count + 1, states, blocks, buckets };
}

function withAt(block: readonly JobItem[], index: number, item: JobItem): JobItem[] {
  const copy = [...block];
  copy[index] = item;
  return copy;
}

/** FNV-1a over UTF-16 code units. */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}
