import { VoidferryError } from '../../shared/error.ts';
import { canonicalJsonLine } from '../../shared/json.ts';
import type { LedgerEntry } from '../../shared/receipt.ts';

/** How long a ledger is and the SHA-256 (hex) of its last line, the line end excluded. */
export interface LedgerHead {
  readonly length: number;
  readonly head: string;
}

/** SHA-256 (hex) of a text's UTF-8 bytes. */
export type Sha256 = (text: string) => string;

/** The head of a ledger without entries. */
export const EMPTY_LEDGER: LedgerHead = { length: 0, head: '0'.repeat(64) };

/** The line, without its line end, that enters a receipt into a ledger; entries count from 1. */
export function nextLine(before: LedgerHead, receipt: string, sha256: string): string {
  const entry: LedgerEntry = { seq: before.length + 1, receipt, sha256, previous: before.head };
  return canonicalJsonLine({ ...entry });
}

/** The whole lines of a ledger file, and what follows the last line end: an entry whose writing was interrupted. */
export function splitLedger(text: string): { readonly lines: readonly string[]; readonly torn: string } {
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  return { lines, torn };
}

export function headOf(lines: readonly string[], sha256: Sha256): LedgerHead {
  const last = lines.at(-1);
  return last === undefined ? EMPTY_LEDGER : { length: lines.length, head: sha256(last) };
}

/**
 * Checks a ledger line by line: each is exactly the line that follows from the one before it.
 * @throws VoidferryError `custody/ledger-broken` naming the first entry that does not
 */
export function readLedger(lines: readonly string[], sha256: Sha256): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let before = EMPTY_LEDGER;
  for (const line of lines) {
    const entry = readEntry(line, before.length + 1);
    if (entry.previous !== before.head) throw ledgerBroken(before.length + 1, 'it does not follow the entry before it');
    if (line !== nextLine(before, entry.receipt, entry.sha256))
      throw ledgerBroken(before.length + 1, 'its number or form was changed');
    entries.push(entry);
    before = { length: entries.length, head: sha256(line) };
  }
  return entries;
}

export function ledgerBroken(entry: number, problem: string): VoidferryError {
  return new VoidferryError('custody/ledger-broken', { entry, problem });
}

function readEntry(line: string, seq: number): LedgerEntry {
  try {
    const {
      seq: number,
      receipt,
      sha256,
      previous,
    } = (JSON.parse(line) ?? {}) as Partial<Record<keyof LedgerEntry, unknown>>;
    if (
      typeof number === 'number' &&
      typeof receipt === 'string' &&
      isReceiptId(receipt) &&
      typeof sha256 === 'string' &&
      typeof previous === 'string'
    )
      return { seq: number, receipt, sha256, previous };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw ledgerBroken(seq, 'it is not an entry');
}

/** Whether an id can name a receipt's file. */
export function isReceiptId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(id);
}
