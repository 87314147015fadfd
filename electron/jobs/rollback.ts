import { type HostLogin, withHost } from './host-login.ts';
import type { JobContext } from './run-job.ts';
import { type ActivationEnd, watchActivation } from './watch-activation.ts';

export interface RollbackInput extends HostLogin {
  readonly name: string;
  /** Why it may go back from a release that says that none before it may follow; recorded on the host. */
  readonly older?: string;
}

/** Goes back to the last healthy release before the live one and watches it. @throws as `watchActivation` and `connect` */
export async function rollbackHost(input: RollbackInput, context: JobContext): Promise<ActivationEnd> {
  const { name, prefix, older } = input;
  context.about({ name, olderReason: older ?? null });
  const command = ['rollback', '--name', name, ...(older === undefined ? [] : ['--older', older])];
  return withHost(input, 'push.connect', context, (link) =>
    watchActivation(link, 'rollback.switch', command, { name, prefix, release: null }, context),
  );
}
