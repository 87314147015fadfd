import type { ErrorCode } from '../../../electron/shared/errors/codes.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { digestOf, proves } from '../../../electron/shared/trip-steps.ts';
import type { VerdictTone } from '../../components/Verdict.tsx';

/** How writing ended. `no-receipt`: all was flushed, and the job failed after it. */
export type WriteEnd = 'written' | 'present' | 'other-kit' | 'proof-missing' | 'no-receipt' | 'failed' | 'cancelled';

/** What of the kit is on the medium after a job that did not end well. */
export type Leftover = 'nothing-written' | 'removed' | 'may-be-left' | 'whole';

const tones: Readonly<Record<WriteEnd, VerdictTone>> = {
  written: 'proven',
  present: 'proven',
  'other-kit': 'unproven',
  'proof-missing': 'unproven',
  'no-receipt': 'failed',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** After these nobody can say that the half-written copy was removed. */
const unsure: readonly ErrorCode[] = [
  'media/pulled',
  'media/changed',
  'media/not-found',
  'media/io-error',
  'job/interrupted',
  'job/worker-died',
  'job/bug',
];

/** What was begun on the medium without an end that was written down: its journal may have been cut off before. */
const cutOff: readonly ErrorCode[] = ['job/interrupted', 'job/worker-died'];

/**
 * How a write ended; null while it runs. `proven` comes from its evidence alone.
 * @param kitDigest the kit that the trip has now
 */
export function writeEnd(
  job: JobSnapshot,
  kitDigest: string | null,
): { readonly end: WriteEnd; readonly tone: VerdictTone } | null {
  if (job.state === 'running') return null;
  const end = endOf(job, kitDigest);
  return { end, tone: tones[end] };
}

function endOf(job: JobSnapshot, kitDigest: string | null): WriteEnd {
  if (job.state === 'cancelled') return 'cancelled';
  if (job.state === 'failed') return isFlushed(job) ? 'no-receipt' : 'failed';
  if (proves(job, [['media.written', 'kit.files-match'], ['media.flushed']])) {
    if (kitDigest === null || digestOf(job) !== kitDigest) return 'other-kit';
    return proves(job, [['media.written']]) ? 'written' : 'present';
  }
  return 'proof-missing';
}

/** What a write that failed or was stopped left on the medium. When in doubt, something may be left. */
export function leftoverOf(job: JobSnapshot): Leftover {
  if (isFlushed(job)) return 'whole';
  const code = job.error?.code;
  const hasCopied = job.phases.some(({ phase }) => phase === 'write.copy');
  const isCutOff = code !== undefined && cutOff.includes(code);
  if (!hasCopied && !isCutOff) return 'nothing-written';
  // Removing that failed is in the log.
  const isUnsure = (code !== undefined && unsure.includes(code)) || job.log.length > 0;
  return isUnsure ? 'may-be-left' : 'removed';
}

/** Whether a write proved that everything is on the device, however its job ended. */
export function isFlushed({ evidence }: JobSnapshot): boolean {
  return evidence.some(({ claim }) => claim === 'media.flushed');
}
