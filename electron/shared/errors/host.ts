import { exit } from '../exit.ts';

export const hostErrors = {
  'host/unreachable': exit.partMissing,
  'host/key-unknown': exit.notPermitted,
  'host/key-changed': exit.notPermitted,
  'host/login-refused': exit.notPermitted,
  'host/link-lost': exit.partMissing,
} as const;
