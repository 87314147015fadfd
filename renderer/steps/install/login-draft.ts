import type { Login } from '../../../electron/shared/contract/host.ts';
import type { HostChoice } from '../../../electron/shared/trip.ts';

/** What a person typed about the way to a host; empty where nothing was. The passphrase is never kept. */
export interface LoginDraft {
  readonly target: string;
  readonly identity: string;
  readonly passphrase: string;
  readonly prefix: string;
}

export type LoginFault = 'login.target.wrong' | 'login.prefix.wrong';

export function draftOf(host: HostChoice | null): LoginDraft {
  return { target: host?.target ?? '', identity: host?.identity ?? '', passphrase: '', prefix: host?.prefix ?? '' };
}

export function loginOf({ target, identity, passphrase, prefix }: LoginDraft): Login {
  const host = { target: target.trim(), identity: identity.trim() || null, prefix: prefix.trim() || null };
  return { host, passphrase: passphrase || null };
}

/** What shows at a glance to be wrong; the engine reads the same text by stricter rules. */
export function faultsOf(draft: LoginDraft): readonly LoginFault[] {
  const { target, prefix } = loginOf(draft).host;
  const faults: LoginFault[] = [];
  if (!/^[^@\s]+@[^@\s]+$/.test(target)) faults.push('login.target.wrong');
  if (prefix !== null && !/^\/.*[^/]$/.test(prefix)) faults.push('login.prefix.wrong');
  return faults;
}
