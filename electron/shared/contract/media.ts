import { z } from 'zod';
import type { MediaList, WriteForesight } from '../medium.ts';
import { answers } from './request.ts';

export const mediaRequests = {
  /** The media that may be written, and every other disk with what uses it. `sources` lie on disks that are not offered. */
  'media.list': answers<MediaList>()(z.strictObject({ sources: z.array(z.string().min(1)) })),
  /** @throws what writing would: `media/full`, `media/occupied` … */
  'media.foresee': answers<WriteForesight>()(
    z.strictObject({ kitDir: z.string().min(1), mediumPath: z.string().min(1) }),
  ),
} as const;
