import { planPush } from '../../jobs/plan-push.ts';
import { type HostLink, openHostLink } from '../../services/host/host-link.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { hostRequests, Login } from '../../shared/contract/host.ts';
import type { Engine } from '../engine-parts.ts';
import { openWindowLogin } from '../open-window-login.ts';
import { createShownHostKeys } from '../trust-host-key.ts';

export function hostHandlers(engine: Engine): Handlers<keyof typeof hostRequests> {
  const { dataDir, resourcesDir, signal, practice } = engine;
  const keys = createShownHostKeys(dataDir);
  const ask = async <T>(login: Login, question: (link: HostLink) => Promise<T>): Promise<T> => {
    const open = await openWindowLogin(login, engine);
    const link = await keys.watch(login.host.target, openHostLink({ ...open, prefix: open.prefix ?? null, signal }));
    return question(link).finally(() => link.close());
  };
  return {
    'host.plan-push': async ({ login, kitDir }) => {
      const open = await openWindowLogin(login, engine);
      return keys.watch(login.host.target, planPush({ ...open, kitDir, resourcesDir }, signal));
    },
    'host.trust-key': async ({ target, fingerprint }) => {
      await keys.confirm(target, fingerprint);
      return null;
    },
    'host.status': ({ login, name }) => ask(login, (link) => link.host.status(name)),
    'host.logs': ({ login, name, lines }) =>
      ask(login, async (link) => (await link.host.logs(name, lines)).trimEnd().split('\n')),
    'host.practice': () => practice.host(),
  };
}
