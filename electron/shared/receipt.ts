import type { ErrorData } from './error.ts';
import type { Evidence } from './evidence.ts';
import type { JobKind } from './job.ts';
import type { Json } from './json.ts';

/** The evidence of one finished job. Stored as canonical JSON and signed under the namespace `receipt@voidferry`. */
export interface Receipt {
  readonly schema: 'voidferry.receipt/1';
  readonly id: string;
  readonly job: JobKind;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly outcome: 'done' | 'failed' | 'cancelled';
  readonly exitCode: number;
  /** What the job was about: kit digest, check code, medium, host. */
  readonly subject: Readonly<Record<string, Json>>;
  readonly evidence: readonly Evidence[];
  readonly error: ErrorData | null;
  /** The ledger as it stood before this receipt entered it. */
  readonly ledger: { readonly length: number; readonly head: string };
  readonly tool: { readonly name: 'voidferry'; readonly version: string };
}

/** One line of the ledger. `previous` is the SHA-256 (hex) of the line before it, its line end excluded; 64 zeros in the first. */
export interface LedgerEntry {
  readonly seq: number;
  readonly receipt: string;
  /** SHA-256 (hex) of the receipt file. */
  readonly sha256: string;
  readonly previous: string;
}

/** One entry of the ledger with its receipt. */
export interface FiledReceipt {
  readonly entry: LedgerEntry;
  /** Null when the receipt file is missing or is not the one that was entered. */
  readonly receipt: Receipt | null;
}
