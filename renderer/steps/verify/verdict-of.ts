import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { proves } from '../../../electron/shared/trip-steps.ts';
import { isNotProven } from '../../components/not-proven.ts';

/**
 * What a verification came to. `files`: signed and matching, but not read past the cache. `wrong`: not what was signed.
 * `stopped`: it could not be carried out, which says nothing of the medium.
 */
export type VerifyVerdict = 'running' | 'proven' | 'files' | 'unproven' | 'wrong' | 'stopped' | 'cancelled';

/** Green from the evidence of a finished job alone. */
export function verdictOf(job: JobSnapshot): VerifyVerdict {
  if (job.state === 'running' || job.state === 'cancelled') return job.state;
  if (job.state === 'failed') return job.error === null ? 'stopped' : ofFailure(job.error.code, isNotProven(job.error));
  if (proves(job, [['kit.files-match'], ['media.read-back'], ['kit.signature-valid']]))
    return isDeviceRead(job) ? 'proven' : 'unproven';
  return proves(job, [['kit.files-match'], ['kit.signature-valid']]) ? 'files' : 'unproven';
}

function ofFailure(code: string, isUnproven: boolean): VerifyVerdict {
  if (isUnproven) return 'unproven';
  return code === 'media/read-back-mismatch' || (code.startsWith('kit/') && code !== 'kit/not-a-kit')
    ? 'wrong'
    : 'stopped';
}

/** The evidence itself must name the level. */
function isDeviceRead(job: JobSnapshot): boolean {
  return job.evidence.some(({ claim, level }) => claim === 'media.read-back' && level === 'L2');
}
