import { basename, join } from 'node:path';
import { checkFits } from '../core/media/limits.ts';
import { exists } from '../services/exists.ts';
import { openKit } from '../services/kit/open-kit.ts';
import { identifyMedium } from '../services/media/identify.ts';
import { listKitFiles } from '../services/media/kit-files.ts';
import type { WriteForesight } from '../shared/medium.ts';
import type { FiledReceipt } from '../shared/receipt.ts';
import { writeSpeed } from './write-speed.ts';

/**
 * What writing a kit to a place will come to; nothing is written.
 * @param filed this station's receipts, for how fast this very medium was the last time
 * @throws VoidferryError `kit/*` when the kit's lists are not whole; those of `identifyMedium` and `checkFits`; `job/not-permitted`.
 */
export async function foreseeWrite(
  kitDir: string,
  mediumPath: string,
  filed: readonly FiledReceipt[],
  signal: AbortSignal,
): Promise<WriteForesight> {
  const open = await openKit(kitDir);
  const files = await listKitFiles(open, signal);
  const medium = await identifyMedium(mediumPath, [open.dir]);
  const path = join(medium.path, basename(open.dir));
  const present = await exists(path);
  if (!present) checkFits(medium, files);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { medium, path, files: files.length, bytes, present, bytesPerSecond: writeSpeed(medium, filed) };
}
