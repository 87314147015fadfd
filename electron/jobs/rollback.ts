import { type HostLogin, withHost } from './host-login.ts';
import type { JobContext } from './run-job.ts';
import { type ActivationEnd, watchActivation } from './watch-activation.ts';

export interface RollbackInput extends HostLogin {
  readonly name: string;
}

/** Goes back to the last healthy release before the live one and watches it. @throws as `watchActivation` and `connect` */
export async function rollbackHost(input: RollbackInput, context: JobContext): Promise<ActivationEnd> {
  const { name, prefix } = input;
  context.about({ name });
  return withHost(input, 'push.connect', context, (link) =>
    watchActivation(link, 'rollback.switch', ['rollback', '--name', name], { name, prefix, release: null }, context),
  );
}
