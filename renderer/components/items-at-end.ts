import type { JobSnapshot } from '../../electron/shared/job.ts';
import { allItems, type JobItems, putItem } from '../../electron/shared/job-items.ts';

/** The items of a job; once it is over nothing is being checked any more, and what was begun counts as not checked. */
export function itemsAtEnd({ state, items }: Pick<JobSnapshot, 'state' | 'items'>): JobItems {
  if (state === 'running' || items.states.running === 0) return items;
  return allItems(items)
    .filter((item) => item.state === 'running')
    .reduce((ended, item) => putItem(ended, { ...item, state: 'unchecked' }), items);
}
