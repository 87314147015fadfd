import { custodyErrors } from './custody.ts';
import { goErrors } from './go.ts';
import { hostErrors } from './host.ts';
import { jobErrors } from './job.ts';
import { kitErrors } from './kit.ts';
import { mediaErrors } from './media.ts';

/** The exit code of every error code. A code's text stands in the catalogues under the same code. */
export const errorExits = {
  ...jobErrors,
  ...goErrors,
  ...kitErrors,
  ...mediaErrors,
  ...hostErrors,
  ...custodyErrors,
} as const;

export type ErrorCode = keyof typeof errorExits;
