import { diffKitDirs } from '../../jobs/diff-kits.ts';
import { showKit } from '../../jobs/show-kit.ts';
import { findKit } from '../../services/media/find-kit.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { kitRequests } from '../../shared/contract/kit.ts';
import type { Engine } from '../engine-parts.ts';

export function kitHandlers({ dataDir }: Pick<Engine, 'dataDir'>): Handlers<keyof typeof kitRequests> {
  return {
    'kit.show': async ({ path }) => showKit(await findKit(path)),
    'kit.diff': async ({ from, to }) => diffKitDirs(await findKit(from), await findKit(to), dataDir),
  };
}
