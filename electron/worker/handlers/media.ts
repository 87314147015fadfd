import { foreseeWrite } from '../../jobs/foresee-write.ts';
import { listMedia } from '../../services/media/list-media.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { mediaRequests } from '../../shared/contract/media.ts';
import type { Engine } from '../engine-parts.ts';

export function mediaHandlers({ custody, signal }: Engine): Handlers<keyof typeof mediaRequests> {
  return {
    'media.list': ({ sources }) => listMedia(sources),
    'media.foresee': async ({ kitDir, mediumPath }) => foreseeWrite(kitDir, mediumPath, await custody.list(), signal),
  };
}
