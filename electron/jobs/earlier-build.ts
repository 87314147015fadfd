import type { FiledReceipt } from '../shared/receipt.ts';
import { durationOf, newestReceipt } from './newest-receipt.ts';

/** How long the newest finished build of a module took on this station, in milliseconds; null when there was none. */
export function earlierBuild(module: string, filed: readonly FiledReceipt[]): number | null {
  const newest = newestReceipt(filed, 'prepare', ({ subject }) => subject['project'] === module);
  return newest === null ? null : durationOf(newest);
}
