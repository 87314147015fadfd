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
  'custody/key-exists': {
    message: 'There is a key at {path} already; it was not touched.',
    next: 'Use that key, or choose another path for the new one.',
  },
  'custody/agent-unusable': {
    message: 'The agent at {path} cannot sign for us: {reason}',
    next: 'Start ssh-agent and load the key with ssh-add, or give the key file.',
  },
  'custody/trust-invalid': {
    message: '{file}, line {line}: {problem}',
    next: 'Correct that line; nothing was trusted because of this file.',
  },
  'custody/locked': {
    message: 'Another Voidferry (process {holder}) holds {path}.',
    next: 'Wait for it to end, then run it again.',
  },
  'custody/ledger-broken': {
    message: 'The ledger is broken at entry {entry}: {problem}',
    next: 'Keep the file as it is and find out who changed it; compare with the head printed on older receipts.',
  },
};
