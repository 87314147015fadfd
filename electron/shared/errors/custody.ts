import { exit } from '../exit.ts';

export const custodyErrors = {
  'custody/key-unreadable': exit.usage,
  'custody/key-locked': exit.notPermitted,
  'custody/ledger-broken': exit.proofFailed,
} as const;
