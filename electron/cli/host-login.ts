import type { HostLogin } from '../jobs/host-login.ts';
import { openLogin, sshKnownHosts } from '../jobs/open-login.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import { withPassphrase } from './with-passphrase.ts';

/** What every `host` command is told of the way there. */
export interface LoginOptions {
  readonly identity?: string;
  readonly knownHosts?: string;
  readonly prefix?: string;
}

/** Where and how to log in; a passphrase is asked for. @throws as `openLogin` */
export function hostLogin(target: string, options: LoginOptions, language: Language): Promise<HostLogin> {
  const { identity = null, prefix = null, knownHosts } = options;
  const knownHostsPaths = knownHosts === undefined ? sshKnownHosts() : [knownHosts];
  return withPassphrase((passphrase) => openLogin({ target, identity, passphrase, knownHostsPaths, prefix }), language);
}
