import type { Json } from './json.ts';

/** What a job has to say besides progress, in words of ours. A new one needs its sentence in each catalogue. */
export const noteIds = [
  'host.goes-on',
  'host.config-kept',
  'host.logging-in-again',
  'host.key-shared',
  'host.upload-begun',
  'toolchain.unverified',
  'toolchain.known-flaw',
  'toolchain.not-run',
  'prepare.unclear',
  'prepare.scan-incomplete',
  'prepare.not-run',
  'prepare.licence-unknown',
  'prepare.vulnerabilities-unchecked',
  'prepare.vulnerabilities-untold',
  'prepare.vulndb-old',
  'prepare.vulnerable',
  'prepare.weak-cut',
  'prepare.no-cut',
  'prepare.install-not-rehearsed',
  'prepare.plugins-not-seen',
  'prepare.not-watched',
  'prepare.dialled',
  'prepare.private-modules',
  'prepare.retracted',
  'prepare.retractions-unchecked',
  'prepare.retractions-unasked',
  'prepare.not-rebuilt',
] as const;
export type NoteId = (typeof noteIds)[number];

/** A sentence of the catalogues with the facts that fill it. */
export interface Note {
  readonly note: NoteId;
  readonly facts: Readonly<Record<string, Json>>;
}
