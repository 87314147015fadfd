import { exit } from '../exit.ts';

export const custodyErrors = {
  'custody/key-unreadable': exit.usage,
  'custody/key-locked': exit.notPermitted,
  'custody/key-exists': exit.usage,
  'custody/agent-unusable': exit.partMissing,
  'custody/trust-invalid': exit.badConfiguration,
  'custody/locked': exit.locked,
  'custody/ledger-broken': exit.proofFailed,
} as const;
