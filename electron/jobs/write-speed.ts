import type { Medium } from '../shared/medium.ts';
import type { FiledReceipt, Receipt } from '../shared/receipt.ts';
import { durationOf, newestReceipt } from './newest-receipt.ts';

/**
 * Bytes per second of the newest finished write to a medium, known again by its serial number or the UUID of its file system;
 * null where there was none, or nothing to know it by.
 */
export function writeSpeed(medium: Pick<Medium, 'serial' | 'uuid'>, filed: readonly FiledReceipt[]): number | null {
  const newest = newestReceipt(filed, 'write', (receipt) => isSame(medium, receipt));
  if (newest === null) return null;
  const bytes = newest.evidence.find(({ claim }) => claim === 'media.written')?.figures['bytes'];
  const milliseconds = durationOf(newest);
  return typeof bytes === 'number' && milliseconds > 0 ? (bytes * 1000) / milliseconds : null;
}

function isSame({ serial, uuid }: Pick<Medium, 'serial' | 'uuid'>, { subject }: Receipt): boolean {
  const then = subject['medium'];
  if (then === null || typeof then !== 'object' || !('serial' in then)) return false;
  if (serial !== null || then['serial'] !== null) return serial !== null && then['serial'] === serial;
  return uuid !== null && then['uuid'] === uuid;
}
