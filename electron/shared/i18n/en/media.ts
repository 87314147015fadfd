import type { mediaErrors } from '../../errors/media.ts';
import type { ErrorText } from '../catalogue.ts';

export const mediaErrorTexts: Readonly<Record<keyof typeof mediaErrors, ErrorText>> = {
  'media/not-found': {
    message: 'No medium at {path}.',
    next: 'Plug it in, mount it, and look at `media list`.',
  },
  'media/memory-only': {
    message: '{path} is in memory ({fileSystem}): memory proves nothing.',
    next: 'Choose a folder on a real disk, or a stick.',
  },
  'media/in-use': {
    message: '{device} is in use by this machine: {reason}',
    next: 'Choose another medium. A disk that this machine runs from is never written.',
  },
  'media/read-only': {
    message: '{path} is read-only.',
    next: 'Flip the write-protect switch or mount it for writing; nothing was written.',
  },
  'media/full': {
    message: '{path} is full: {needed} bytes needed, {free} bytes free.',
    next: 'Use a larger medium, or remove files from it. Nothing half-written was left on it.',
  },
  'media/file-too-large': {
    message: '{file} has {bytes} bytes; {fileSystem} takes at most {limit} bytes a file.',
    next: 'Use a medium with exFAT or ext4; nothing was written.',
  },
  'media/occupied': {
    message: '{path} is already there and is not this kit: {reason}',
    next: 'Move it away or choose another medium; nothing was written.',
  },
  'media/changed': {
    message: 'The medium at {path} is not the one that was chosen: {reason}',
    next: 'Choose the medium again.',
  },
  'media/pulled': {
    message: 'The medium at {path} was pulled out.',
    next: 'Plug it in again and run it again. What is on it is not complete.',
  },
  'media/io-error': {
    message: 'The medium failed at {file}, offset {offset}: {errno}',
    next: 'Use another medium; this one cannot be trusted.',
  },
  'media/read-back-mismatch': {
    message:
      '{file} on the medium differs from what was signed, at offset {offset}: expected {expected}, read {actual}',
    next: 'Do not carry this medium. Write to another one.',
  },
  'media/not-read-back': {
    message: 'Not checked; nothing wrong found. The device could not be read past the cache: {reason}',
    next: 'Unplug the medium, plug it in again, and verify again.',
  },
};
