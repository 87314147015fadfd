import { useMemo } from 'react';
import type { JobSnapshot } from '../../electron/shared/job.ts';
import type { JobItems } from '../../electron/shared/job-items.ts';
import { itemsAtEnd } from './items-at-end.ts';

/** The items of a job as they are shown, worked out anew only when they changed. */
export function useItems({ state, items }: JobSnapshot): JobItems {
  return useMemo(() => itemsAtEnd({ state, items }), [state, items]);
}
