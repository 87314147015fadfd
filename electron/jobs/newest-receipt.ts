import type { JobKind } from '../shared/job.ts';
import type { FiledReceipt, Receipt } from '../shared/receipt.ts';

/** The newest receipt of a finished job of a kind that was about the thing meant; null when there is none. */
export function newestReceipt(
  filed: readonly FiledReceipt[],
  job: JobKind,
  isMeant: (receipt: Receipt) => boolean,
): Receipt | null {
  const newest = filed.findLast(
    ({ receipt }) => receipt?.job === job && receipt.outcome === 'done' && isMeant(receipt),
  );
  return newest?.receipt ?? null;
}

/** How long a job took, in milliseconds. */
export function durationOf({ startedAt, endedAt }: Receipt): number {
  return Date.parse(endedAt) - Date.parse(startedAt);
}
