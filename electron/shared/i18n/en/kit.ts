import type { kitErrors } from '../../errors/kit.ts';
import type { ErrorText } from '../catalogue.ts';

export const kitErrorTexts: Readonly<Record<keyof typeof kitErrors, ErrorText>> = {
  'kit/rehearsal-failed': {
    message: 'The rehearsal failed at: {stage} (exit {exitCode}). {output}',
    next: 'See what it says; it ran without network and with an empty environment. The kit was not made.',
  },
  'kit/not-rehearsed': {
    message: 'The kit in {path} was not rehearsed as a whole: {reason}.',
    next: 'Build it with rehearsal, or sign it with a reason, which the receipt will show.',
  },
  'kit/rebuild-differs': {
    message: 'Built again, the kit has the digest {actual} and not {expected}. What differs: {files}',
    next: 'Do not sign it: see that source, Go version and C compiler are those of the kit, and ask whoever built it.',
  },
  'kit/rebuild-impossible': {
    message: 'The kit in {path} cannot be built again here: {reason}.',
    next: 'Put right what is missing and try again; nothing was signed.',
  },
  'kit/not-a-kit': {
    message: '{path} is not a kit: {reason}',
    next: 'Choose the folder that holds SHA256SUMS and KIT.json.',
  },
  'kit/exists': {
    message: '{path} is already there; it was not touched.',
    next: 'Choose another output directory or version, or remove that one first.',
  },
  'kit/name-invalid': {
    message: 'The name {name} cannot be used in a kit: {reason}',
    next: 'Rename it; kits must survive FAT32, exFAT and Windows.',
  },
  'kit/checksum-mismatch': {
    message: 'Files that differ from what the kit lists: {files} ({count} in all)',
    next: 'Do not use this kit. Bring a fresh copy, and find out where it changed.',
  },
  'kit/incomplete': {
    message: 'Files that are missing: {files} ({count} in all)',
    next: 'Do not use this kit. Copy it again from the original.',
  },
  'kit/extra-files': {
    message: 'Files that do not belong to the kit: {files} ({count} in all)',
    next: 'Find out who added them. Do not install from this copy.',
  },
  'kit/malformed': {
    message: '{file}, line {line}: {problem}',
    next: 'Do not use this kit: its lists cannot be trusted.',
  },
  'kit/source-changed': {
    message: '{file} changed while it was copied.',
    next: 'Nothing usable was written. Check who writes to the kit folder, then run it again.',
  },
  'kit/archive-unsafe': {
    message: '{file} holds an unsafe entry: {entry} ({reason})',
    next: 'Do not unpack it. Ask whoever built the kit.',
  },
  'kit/signature-bad': {
    message: 'The signature {file} does not match: {reason}',
    next: 'Do not use this kit. It was changed after it was signed, or the signature belongs to something else.',
  },
  'kit/signer-revoked': {
    message: 'Signed by {fingerprint}, a key that was revoked.',
    next: 'Do not use this kit. Ask for one signed with a key that is still trusted.',
  },
  'kit/signer-unknown': {
    message: 'Signed by {fingerprint}, which is not among the trusted signers.',
    next: 'Compare the fingerprint with the signer by another way, then add the key to the trusted signers. Nothing wrong was found.',
  },
  'kit/unsigned': {
    message: 'The kit carries no signature.',
    next: 'Have it signed: nobody vouches for it.',
  },
};
