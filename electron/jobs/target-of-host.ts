import { VoidferryError } from '../shared/error.ts';
import type { HostFacts } from '../shared/host.ts';
import type { Kit, KitTarget } from '../shared/kit.ts';

/** What of a kit is for a host; undefined when it holds nothing for its architecture. */
export function targetOfHost({ targets }: Pick<Kit, 'targets'>, facts: HostFacts): KitTarget | undefined {
  return targets.find(({ target }) => target === facts.target);
}

/** The refusal of a kit that holds nothing for a host. */
export function wrongArchitecture({ targets }: Pick<Kit, 'targets'>, facts: HostFacts, host: string): VoidferryError {
  const text = `${facts.target} / ${targets.map(({ target }) => target).join(' ')}`;
  return new VoidferryError('host/wrong-architecture', { host, text });
}
