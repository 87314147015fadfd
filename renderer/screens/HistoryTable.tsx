import { CircleX } from 'lucide-react';
import { useState } from 'react';
import type { FiledReceipt } from '../../electron/shared/receipt.ts';
import { announce } from '../app/announce.ts';
import { useTexts } from '../app/use-texts.ts';
import { Button } from '../components/Button.tsx';
import { JobState } from '../components/JobState.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { useKeptFocus } from '../components/use-kept-focus.ts';
import { goTo } from '../state/route.ts';
import styles from './History.module.css';
import { aboutOf } from './receipts-view.ts';
import { utc } from './utc.ts';

/** Rows on a page: a ledger grows for years. */
const PAGE = 50;

const columns = ['number', 'ended', 'job', 'outcome', 'about'] as const;

/** Receipts as they come, a page at a time. */
export function HistoryTable({ view }: { readonly view: readonly FiledReceipt[] }) {
  const { t, number } = useTexts();
  const [start, setStart] = useState(0);
  const box = useKeptFocus(start);
  const end = Math.min(start + PAGE, view.length);
  const range = t('history.range', { from: number(start + 1), to: number(end), n: number(view.length) });
  const show = (next: number) => {
    setStart(next);
    announce(
      t('history.range', {
        from: number(next + 1),
        to: number(Math.min(next + PAGE, view.length)),
        n: number(view.length),
      }),
    );
  };
  return (
    <div ref={box} tabIndex={-1} className={styles['list']}>
      <table className={styles['table']} aria-label={t('history.receipts')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`history.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.slice(start, end).map((filed) => (
            <Row key={filed.entry.seq} filed={filed} />
          ))}
        </tbody>
      </table>
      <nav className={styles['pages']} aria-label={t('history.pages')}>
        <p>{range}</p>
        <Button onPress={() => show(start - PAGE)} isDisabled={start === 0}>
          {t('history.newer')}
        </Button>
        <Button onPress={() => show(start + PAGE)} isDisabled={end === view.length}>
          {t('history.older')}
        </Button>
      </nav>
    </div>
  );
}

function Row({ filed: { entry, receipt } }: { readonly filed: FiledReceipt }) {
  const { t } = useTexts();
  const open = () => goTo({ screen: 'receipt', id: entry.receipt });
  if (receipt === null)
    return (
      <tr className={styles['wrong']} data-receipt="missing">
        <td>{entry.seq}</td>
        <td colSpan={4}>
          <span className={styles['wrongWords']}>
            <CircleX size={18} aria-hidden />
            <strong>{t('receipt.missing')}</strong>
          </span>
          <TextLink onPress={open}>{t('history.open-wrong', { n: entry.seq })}</TextLink>
        </td>
      </tr>
    );
  return (
    <tr data-receipt={receipt.outcome}>
      <td>{entry.seq}</td>
      <td>
        <time dateTime={receipt.endedAt}>{utc(receipt.endedAt)}</time>
      </td>
      <td>
        <TextLink onPress={open}>{t('history.open', { n: entry.seq, job: t(`job.${receipt.job}`) })}</TextLink>
      </td>
      <td>
        <JobState job={{ state: receipt.outcome, error: receipt.error }} />
      </td>
      <td>
        {aboutOf(receipt).map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two words may be one
          <code key={index} className={styles['about']}>
            {word}
          </code>
        ))}
      </td>
    </tr>
  );
}
