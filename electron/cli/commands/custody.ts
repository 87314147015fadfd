import type { Command } from 'commander';
import type { LedgerHead } from '../../core/custody/ledger.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { Language } from '../../shared/i18n/catalogue.ts';
import { catalogues } from '../../shared/i18n/catalogues.ts';
import type { Json } from '../../shared/json.ts';
import type { FiledReceipt } from '../../shared/receipt.ts';
import type { App } from '../app.ts';
import { commandGroup, exampleText } from '../command-group.ts';
import { evidenceLines } from '../terminal.ts';

/** `custody list` and `custody verify`. */
export function addCustodyCommands(program: Command, app: () => Promise<App>): void {
  const custody = commandGroup(program, 'custody');
  custody
    .command('list')
    .description('every receipt of this workstation, oldest first')
    .addHelpText('after', exampleText('custody list'))
    .action(async () => {
      const { custody, language, show } = await app();
      const filed = await custody.list();
      show(filed, () => tableOf(filed, language));
    });
  custody
    .command('verify')
    .description('check the chain, and the hash and signature of every receipt')
    .option('--head <sha256>', 'head of the ledger as it was printed; needs --length')
    .option('--length <number>', 'length of the ledger as it was printed; needs --head')
    .addHelpText('after', exampleText('custody verify'))
    .action(async (options: PrintedOptions) => {
      const { custody, language, show } = await app();
      const evidence = await custody.verify(printedHead(options));
      show([evidence], () => evidenceLines([evidence], language));
    });
}

interface PrintedOptions {
  readonly head?: string;
  readonly length?: string;
}

function printedHead({ head, length }: PrintedOptions): LedgerHead | undefined {
  if (head === undefined && length === undefined) return undefined;
  if (head === undefined || !/^[0-9a-f]{64}$/i.test(head))
    throw new VoidferryError('job/usage', { text: '--head takes 64 hex digits, together with --length' });
  if (length === undefined || !/^\d{1,9}$/.test(length))
    throw new VoidferryError('job/usage', { text: '--length takes a number, together with --head' });
  return { length: Number(length), head: head.toLowerCase() };
}

function tableOf(filed: readonly FiledReceipt[], language: Language): string[] {
  const { ui } = catalogues[language];
  if (filed.length === 0) return [ui['custody.none']];
  const rows = filed.map(({ entry, receipt }) =>
    receipt === null
      ? [String(entry.seq), '', '', '', ui['custody.receipt-wrong']]
      : [
          String(entry.seq),
          receipt.endedAt.slice(0, 19).replace('T', ' '),
          receipt.job,
          ui[`outcome.${receipt.outcome}`],
          subjectText(receipt.subject),
        ],
  );
  const titles = ['number', 'ended', 'job', 'outcome', 'subject'] as const;
  const table = [titles.map((title) => ui[`custody.${title}`]), ...rows];
  const widths = titles.map((_, column) => Math.max(...table.map((row) => columnsOf(row[column] ?? ''))));
  return table.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** Columns of a terminal that a text takes: a Chinese character takes two. */
function columnsOf(text: string): number {
  return text.length + (text.match(/[\p{Script=Han}（）]/gu)?.length ?? 0);
}

/** Kit, check code, host and medium, as far as a receipt names them. */
function subjectText({ kit, checkCode, host, medium }: Readonly<Record<string, Json>>): string {
  const place = medium !== null && typeof medium === 'object' && 'path' in medium ? medium['path'] : medium;
  return [kit, checkCode, host, place].filter((part) => typeof part === 'string').join('  ');
}
