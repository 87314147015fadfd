import type { Json } from './json.ts';

/**
 * How far a verification reached: L0 written, L1 flushed, L2 read back from the device,
 * L3 read back after unplugging, L4 verified at the destination.
 */
export type Level = 'L0' | 'L1' | 'L2' | 'L3' | 'L4';

/** What backs a claim, so that a stranger can check it again with stock tools. */
export interface Evidence {
  /** Catalogue key of the sentence claimed; `figures` fill its placeholders. */
  readonly claim: ClaimId;
  readonly level?: Level;
  /** The technique used, in the field's own terms, e.g. `O_DIRECT`, `sshsig`, `sha256`. */
  readonly method: string;
  readonly figures: Readonly<Record<string, Json>>;
  /** A command line of stock tools that checks the claim again. */
  readonly recheck: string;
}

/** Every claim that Voidferry makes. A new one needs its sentence in each catalogue. */
export const claimIds = [
  'go.toolchain-proven',
  'go.toolchain-works',
  'go.built',
  'go.scanned',
  'go.files-fit',
  'go.plugins-fit',
  'go.plugin-serves',
  'go.sboms-made',
  'go.vulnerabilities-checked',
  'go.vendor-equal',
  'go.modules-packed',
  'go.modules-proven',
  'kit.sealed',
  'kit.rehearsed',
  'kit.rebuilt',
  'kit.rebuilt-equal',
  'kit.signed',
  'kit.signature-valid',
  'kit.files-match',
  'media.written',
  'media.flushed',
  'media.read-back',
  'host.enrolled',
  'host.verified',
  'host.staged',
  'host.healthy',
  'host.unchanged',
  'host.rolled-back',
  'custody.ledger-intact',
] as const;
export type ClaimId = (typeof claimIds)[number];
