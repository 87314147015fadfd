import { exit } from '../exit.ts';

export const jobErrors = {
  'job/bug': exit.bug,
  'job/usage': exit.usage,
  'job/request-refused': exit.usage,
  'job/interrupted': exit.bug,
  'job/worker-died': exit.bug,
  'job/no-space': exit.noSpace,
  'job/not-permitted': exit.notPermitted,
  'job/file-missing': exit.partMissing,
  'job/file-unusable': exit.usage,
  'job/tool-missing': exit.partMissing,
  'job/tool-failed': exit.bug,
  'job/tool-timeout': exit.bug,
} as const;
