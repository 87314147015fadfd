import { listSigningKeys, makeSigningKey } from '../../jobs/signing-keys.ts';
import { readTrustedSigners, trustSigner } from '../../jobs/trust-signer.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { custodyRequests } from '../../shared/contract/custody.ts';
import type { Engine } from '../engine-parts.ts';

export function custodyHandlers({ custody, dataDir }: Engine): Handlers<keyof typeof custodyRequests> {
  return {
    'custody.keys': () => listSigningKeys(dataDir),
    'custody.make-key': () => makeSigningKey(dataDir),
    'custody.signers': () => readTrustedSigners(dataDir),
    'custody.trust-signer': (input) => trustSigner(dataDir, input),
    'custody.ledger': () => custody.list(),
    'custody.receipt': ({ id }) => custody.find(id),
    'custody.verify': () => custody.verify(),
  };
}
