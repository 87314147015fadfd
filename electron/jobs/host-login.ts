import type { HostAddress } from '../core/host/address.ts';
import { type HostLink, openHostLink } from '../services/host/host-link.ts';
import type { Identity } from '../services/host/identity.ts';
import type { PhaseId } from '../shared/job.ts';
import type { JobContext } from './run-job.ts';

/** Where and how to log in to a host. */
export interface HostLogin {
  readonly address: HostAddress;
  readonly identity: Identity;
  /** Files in the format of OpenSSH. */
  readonly knownHostsPaths: readonly string[];
  /** The directory that stands for / there. */
  readonly prefix?: string;
}

/** Logs in as a phase of a job, does the work, and logs out whatever happens. @throws as `connect`, and what `work` throws */
export async function withHost<T>(
  login: HostLogin,
  phase: PhaseId,
  context: JobContext,
  work: (link: HostLink) => Promise<T>,
): Promise<T> {
  context.phase(phase, { mode: 'reversible' });
  const link = await openHostLink({
    ...login,
    prefix: login.prefix ?? null,
    signal: context.signal,
    onLost: (reason) => context.note('host.logging-in-again', { reason }),
  });
  try {
    const { host, fingerprint, keyAlsoOf } = link.transport;
    context.about({ host, user: login.address.user, hostKey: fingerprint, prefix: login.prefix ?? null });
    if (keyAlsoOf.length > 0) context.note('host.key-shared', { hosts: keyAlsoOf });
    return await work(link);
  } finally {
    link.close();
  }
}
