import type { FiledReceipt } from '../shared/receipt.ts';

/** How long the newest finished build of a module took on this station, in milliseconds; null when there was none. */
export function earlierBuild(module: string, filed: readonly FiledReceipt[]): number | null {
  const newest = [...filed]
    .reverse()
    .find(
      ({ receipt }) =>
        receipt?.job === 'prepare' && receipt.outcome === 'done' && receipt.subject['project'] === module,
    )?.receipt;
  return newest == null ? null : Date.parse(newest.endedAt) - Date.parse(newest.startedAt);
}
