import type { HostStatus } from '../../../electron/shared/host.ts';

/** What a host does by itself when the release that it switched to is not healthy. */
export type WayBack =
  /** Back to this release. */
  | { readonly to: 'release'; readonly release: string }
  /** Back to the newest release that was proven healthy before; which one, its status does not say. */
  | { readonly to: 'earlier' }
  /** Nothing served before: the service is taken down again. */
  | { readonly to: 'nothing' };

/** Foretells the way back from what the host says of itself. @param incoming the release that is to be installed, null when it is not known */
export function wayBack(status: HostStatus | null, incoming: string | null): WayBack {
  if (status === null || status.current === '') return { to: 'nothing' };
  const proven = status.healthy === '' ? status.current : status.healthy;
  return proven === incoming ? { to: 'earlier' } : { to: 'release', release: proven };
}

/** What serves under a name: something runs, something is installed and does not run, nothing is installed, or nobody asked. */
export type Serving = 'runs' | 'down' | 'nothing' | 'unknown';

/** @param status null: nothing of this name is installed; undefined: the host was not asked */
export function servingOf(status: HostStatus | null | undefined): Serving {
  if (status === undefined) return 'unknown';
  if (status === null || status.current === '') return 'nothing';
  return status.state === 'run' ? 'runs' : 'down';
}
