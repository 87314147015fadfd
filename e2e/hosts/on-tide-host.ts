import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startTideHost, type TideHost, tideHostProblem } from './tide-host.ts';

/** Gives a file of tests a host of the sample service; where this machine cannot have one, each is skipped with the reason. */
export function onTideHost(
  take: (tide: TideHost) => void | Promise<void>,
  options: Parameters<typeof startTideHost>[0] = {},
): void {
  const problem = tideHostProblem();
  let stop = async () => {};
  beforeAll(async () => {
    if (problem !== null) return;
    const tide = await startTideHost(options);
    stop = () => tide.stop();
    await take(tide);
  });
  afterAll(() => stop());
  beforeEach((context) => {
    if (problem !== null) context.skip(problem);
  });
}
