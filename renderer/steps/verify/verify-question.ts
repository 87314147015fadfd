import type { JobInput } from '../../../electron/shared/contract/jobs.ts';

/** What a person asks of a place. */
export interface VerifyQuestion {
  /** A kit, or what holds the one kit. */
  readonly path: string;
  /** `L2`: what the device holds; `files`: what any program reads. */
  readonly level: 'L2' | 'files';
  /** An allowed_signers file; null: the signers of this workstation. */
  readonly signers: string | null;
}

/** The job that answers it. @param sourceDir the kit that was copied; it shows where a wrong byte is */
export function verifyInput(
  question: VerifyQuestion,
  sourceDir: string | null,
): Extract<JobInput, { readonly job: 'verify' }> {
  return { job: 'verify', ...question, sourceDir };
}
