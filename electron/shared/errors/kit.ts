import { exit } from '../exit.ts';

export const kitErrors = {
  'kit/rehearsal-failed': exit.proofFailed,
  'kit/not-rehearsed': exit.notProven,
  'kit/rebuild-differs': exit.proofFailed,
  'kit/rebuild-impossible': exit.notProven,
  'kit/not-a-kit': exit.usage,
  'kit/exists': exit.usage,
  'kit/name-invalid': exit.badConfiguration,
  'kit/checksum-mismatch': exit.proofFailed,
  'kit/incomplete': exit.proofFailed,
  'kit/extra-files': exit.proofFailed,
  'kit/malformed': exit.proofFailed,
  'kit/source-changed': exit.proofFailed,
  'kit/archive-unsafe': exit.unsafeArchive,
  'kit/signature-bad': exit.proofFailed,
  'kit/signer-revoked': exit.proofFailed,
  'kit/signer-unknown': exit.notProven,
  'kit/unsigned': exit.notProven,
} as const;
