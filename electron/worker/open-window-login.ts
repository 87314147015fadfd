import type { HostLogin } from '../jobs/host-login.ts';
import { openLogin, sshKnownHosts } from '../jobs/open-login.ts';
import type { Login } from '../shared/contract/host.ts';
import type { Engine } from './engine-parts.ts';
import { knownHostsOf } from './trust-host-key.ts';

/** Where and how the window logs in: host keys count that a person confirmed here, that `ssh` knows, or that are the practice host's. @throws as `openLogin` */
export function openWindowLogin({ host, passphrase }: Login, engine: Engine): Promise<HostLogin> {
  const { target, identity, prefix } = host;
  const knownHostsPaths = [knownHostsOf(engine.dataDir), engine.practice.knownHostsPath, ...sshKnownHosts()];
  return openLogin({ target, identity, passphrase, knownHostsPaths, prefix });
}
