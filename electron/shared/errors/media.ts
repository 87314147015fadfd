import { exit } from '../exit.ts';

export const mediaErrors = {
  'media/not-found': exit.partMissing,
  'media/memory-only': exit.notPermitted,
  'media/in-use': exit.notPermitted,
  'media/read-only': exit.notPermitted,
  'media/full': exit.noSpace,
  'media/file-too-large': exit.noSpace,
  'media/occupied': exit.usage,
  'media/changed': exit.notPermitted,
  'media/pulled': exit.partMissing,
  'media/io-error': exit.proofFailed,
  'media/read-back-mismatch': exit.proofFailed,
  'media/not-read-back': exit.notProven,
} as const;
