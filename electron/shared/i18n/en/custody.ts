import type { custodyErrors } from '../../errors/custody.ts';
import type { ErrorText } from '../catalogue.ts';

export const custodyErrorTexts: Readonly<Record<keyof typeof custodyErrors, ErrorText>> = {
  'custody/key-unreadable': {
    message: '{path} is not a usable signing key: {reason}',
    next: 'Use an OpenSSH Ed25519 key (ssh-keygen -t ed25519).',
  },
  'custody/key-locked': {
    message: 'The key {path} needs its passphrase.',
    next: 'Give the passphrase, or load the key into an agent.',
  },
  'custody/ledger-broken': {
    message: 'The ledger is broken at entry {entry}: {problem}',
    next: 'Keep the file as it is and find out who changed it; compare with the head printed on older receipts.',
  },
};
