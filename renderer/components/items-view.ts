import { itemAt, type JobItem, type JobItems } from '../../electron/shared/job-items.ts';

export type ItemFilter = 'all' | 'wrong' | 'unchecked' | 'ok';

/** The rows that a filter lets through, by their number from 0. */
export interface ItemsView {
  readonly count: number;
  readonly at: (row: number) => JobItem | undefined;
}

type Block = JobItems['blocks'][number];

const stateOf = { wrong: 'failed', unchecked: 'unchecked', ok: 'ok' } as const;

/**
 * Views of the items of one job under a filter. Blocks that did not change since the last view are not looked at again, so that each of
 * many views costs little.
 * @param search part of a name, in any case; empty: every name
 */
export function createItemsView(filter: ItemFilter, search: string): (items: JobItems) => ItemsView {
  const wanted = search.trim().toLowerCase();
  if (filter === 'all' && wanted === '') {
    return (items) => ({ count: items.count, at: (row) => itemAt(items, row) });
  }
  const fits = ({ name, state }: JobItem) =>
    (filter === 'all' || state === stateOf[filter]) && (wanted === '' || name.toLowerCase().includes(wanted));
  const known = new WeakMap<Block, Block>();
  const fittingOf = (block: Block): Block => {
    const found = known.get(block) ?? block.filter(fits);
    known.set(block, found);
    return found;
  };
  return ({ blocks }) => {
    const fitting = blocks.map(fittingOf).filter(({ length }) => length > 0);
    const starts: number[] = [];
    let count = 0;
    for (const { length } of fitting) {
      starts.push(count);
      count += length;
    }
    return {
      count,
      at(row) {
        const block = lastAtMost(starts, row);
        return fitting[block]?.[row - (starts[block] ?? 0)];
      },
    };
  };
}

/** The position of the last number that is not above a limit, in ascending numbers; -1 when all are above. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
