import type { Handlers } from '../../shared/contract/contract.ts';
import type { jobRequests } from '../../shared/contract/jobs.ts';
import type { Engine } from '../engine-parts.ts';
import { startJob } from '../start-job.ts';

export function jobHandlers(engine: Engine): Handlers<keyof typeof jobRequests> {
  const { jobs } = engine;
  return {
    'job.start': async (input) => ({ jobId: await startJob(input, engine) }),
    'job.cancel': async ({ jobId }) => {
      await jobs.cancel(jobId);
      return null;
    },
    'job.snapshot': ({ jobId }) => jobs.snapshot(jobId),
    'job.running': async () => jobs.running(),
  };
}
