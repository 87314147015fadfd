import type { JobKind } from '../../electron/shared/job.ts';
import type { FiledReceipt, Receipt } from '../../electron/shared/receipt.ts';
import { textOf } from '../components/fact-of.ts';
import { jobStateWord } from '../components/job-state-word.ts';

/** How a receipt says that its job ended; `missing`: its file is gone or was changed. */
export const outcomes = ['done', 'not-proven', 'failed', 'cancelled', 'missing'] as const;
export type Outcome = (typeof outcomes)[number];

/** Which receipts are shown. An empty search fits every receipt. */
export interface ReceiptFilter {
  readonly job: JobKind | 'all';
  readonly outcome: Outcome | 'all';
  readonly search: string;
}

export const everyReceipt: ReceiptFilter = { job: 'all', outcome: 'all', search: '' };

export function outcomeOf({ receipt }: FiledReceipt): Outcome {
  if (receipt === null) return 'missing';
  const word = jobStateWord({ state: receipt.outcome, error: receipt.error });
  return word === 'running' ? 'missing' : word;
}

/** What a receipt is about, in the words that a person would look for: kit, check code, host, medium. */
export function aboutOf({ subject }: Pick<Receipt, 'subject'>): readonly string[] {
  const kit = textOf(subject, 'kit');
  const name = textOf(subject, 'name');
  const version = textOf(subject, 'version');
  const medium = subject['medium'];
  const words = [
    // A build knows its kit by the digest alone.
    name === null ? kit : [name, version].filter((word) => word !== null).join('-'),
    textOf(subject, 'checkCode'),
    textOf(subject, 'release'),
    textOf(subject, 'host'),
    textOf(medium, 'path'),
  ];
  return words.filter((word) => word !== null && word !== '').map(String);
}

/** The receipts that fit, newest first. @param filed oldest first */
export function receiptsView(
  filed: readonly FiledReceipt[],
  { job, outcome, search }: ReceiptFilter,
): readonly FiledReceipt[] {
  const wanted = search.trim().toLowerCase();
  return filed
    .filter((one) => {
      const { receipt, entry } = one;
      if (job !== 'all' && receipt?.job !== job) return false;
      if (outcome !== 'all' && outcomeOf(one) !== outcome) return false;
      const words = receipt === null ? [entry.receipt] : [...aboutOf(receipt), entry.receipt];
      return wanted === '' || words.some((word) => word.toLowerCase().includes(wanted));
    })
    .reverse();
}

/** The kinds of job that a ledger names, in the order in which they first appear. */
export function jobsIn(filed: readonly FiledReceipt[]): readonly JobKind[] {
  return [...new Set(filed.flatMap(({ receipt }) => (receipt === null ? [] : [receipt.job])))];
}
