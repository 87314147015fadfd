import { z } from 'zod';
import { GO_RELEASE } from '../go-release.ts';
import type { JobSnapshot } from '../job.ts';
import { mediumSchema } from '../medium.ts';
import { platformSchema } from '../platform.ts';
import { idSchema, projectChoiceSchema } from '../trip.ts';
import { loginSchema } from './host.ts';
import { answers, nothing } from './request.ts';

const path = z.string().min(1);
const login = { login: loginSchema };
const name = { name: z.string().min(1) };

/** Everything that a job needs to know; it asks nothing while it runs. */
export const jobInputSchema = z.discriminatedUnion('job', [
  z.strictObject({ job: z.literal('toolchain'), version: z.string().regex(GO_RELEASE), platform: platformSchema }),
  z.strictObject({ job: z.literal('prepare'), project: projectChoiceSchema }),
  z.strictObject({
    job: z.literal('sign'),
    kitDir: path,
    key: path,
    passphrase: z.string().nullable(),
    /** Why a kit is signed that was not rehearsed as a whole; null: it is not. */
    unrehearsed: z.string().trim().min(1).nullable(),
    /** The project's source, to build the kit again from before it is signed; null: it is not built again. */
    rebuildFrom: path.nullable(),
  }),
  z.strictObject({ job: z.literal('write'), kitDir: path, mediumPath: path, chosen: mediumSchema.nullable() }),
  z.strictObject({
    job: z.literal('verify'),
    path,
    level: z.enum(['L2', 'files']),
    /** An allowed_signers file; null: this workstation's own. */
    signers: path.nullable(),
    sourceDir: path.nullable(),
  }),
  z.strictObject({ job: z.literal('enrol'), ...login }),
  z.strictObject({
    job: z.literal('push'),
    ...login,
    kitDir: path,
    stageOnly: z.boolean(),
    /** Why an older kit may replace a newer one; null: it may not. */
    older: z.string().min(1).nullable(),
  }),
  z.strictObject({
    job: z.literal('activate'),
    ...login,
    ...name,
    release: z.string().min(1),
    /** As of a push. */
    older: z.string().min(1).nullable(),
  }),
  z.strictObject({
    job: z.literal('rollback'),
    ...login,
    ...name,
    /** Why it may go back from a release that says that none before it may follow; null: it may not. */
    older: z.string().min(1).nullable(),
  }),
]);
export type JobInput = z.infer<typeof jobInputSchema>;

const jobId = z.strictObject({ jobId: idSchema });

export const jobRequests = {
  'job.start': answers<{ readonly jobId: string }>()(jobInputSchema),
  /** Answers when the job has stopped and cleaned up; at once when it is over already. */
  'job.cancel': answers<null>()(jobId),
  /**
   * A job as it stands, running or from its journal; null when it is not known. One that ended without an end, because its process died,
   * is closed as `job/interrupted` and gets its receipt.
   */
  'job.snapshot': answers<JobSnapshot | null>()(jobId),
  /** The jobs that are running now. */
  'job.running': answers<readonly JobSnapshot[]>()(nothing),
} as const;
