import { type HostLogin, withHost } from './host-login.ts';
import type { JobContext } from './run-job.ts';
import { type ActivationEnd, watchActivation } from './watch-activation.ts';

export interface ActivateInput extends HostLogin {
  readonly name: string;
  /** A staged release, e.g. `1.0.0-0123456789ab`. */
  readonly release: string;
  /** Why an older kit may replace a newer one; recorded on the host. */
  readonly older?: string;
}

/** Switches a service to a staged release and watches it. @throws as `watchActivation` and `connect` */
export async function activateRelease(input: ActivateInput, context: JobContext): Promise<ActivationEnd> {
  const { name, release, older, prefix } = input;
  context.about({ name, release, olderReason: older ?? null });
  return withHost(input, 'push.connect', context, (link) => {
    const command = [
      'activate',
      '--name',
      name,
      '--release',
      release,
      ...(older === undefined ? [] : ['--older', older]),
    ];
    return watchActivation(link, 'activate.switch', command, { name, prefix, release }, context);
  });
}
