import { RotateCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { FiledReceipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import type { Asked } from '../bridge/use-request.ts';
import { Button } from '../components/Button.tsx';
import { Empty } from '../components/Empty.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Loading } from '../components/Loading.tsx';
import { Notice } from '../components/Notice.tsx';
import { Panel } from '../components/Panel.tsx';
import { useKeptFocus } from '../components/use-kept-focus.ts';
import styles from './History.module.css';
import { HistoryFilter } from './HistoryFilter.tsx';
import { HistoryTable } from './HistoryTable.tsx';
import { everyReceipt, outcomeOf, type ReceiptFilter, receiptsView } from './receipts-view.ts';

const NUMBERS_NAMED = 20;

/** The receipts, to be filtered and searched, a page at a time. */
export function HistoryReceipts({ ledger }: { readonly ledger: Asked<readonly FiledReceipt[]> }) {
  const { t } = useTexts();
  const { data, error, reload, isAsking } = ledger;
  return (
    <Panel
      title={t('history.receipts')}
      aside={
        <Button onPress={reload} isPending={isAsking} icon={<RotateCw size={16} aria-hidden />}>
          {t('history.reload')}
        </Button>
      }
    >
      {error && <ErrorBox error={error} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty title={t('history.none')}>{t('history.none.text')}</Empty>}
      {data !== undefined && data.length > 0 && <Filtered filed={data} />}
    </Panel>
  );
}

function Filtered({ filed }: { readonly filed: readonly FiledReceipt[] }) {
  const { t } = useTexts();
  const [filter, setFilter] = useState<ReceiptFilter>(everyReceipt);
  const box = useKeptFocus(filter);
  const view = useMemo(() => receiptsView(filed, filter), [filed, filter]);
  return (
    <div ref={box} tabIndex={-1} className={styles['list']}>
      <WrongNotice filed={filed} onShow={() => setFilter({ ...everyReceipt, outcome: 'missing' })} />
      <HistoryFilter filed={filed} filter={filter} onChange={setFilter} />
      {view.length === 0 ? (
        <Empty
          title={t('history.no-match')}
          action={<Button onPress={() => setFilter(everyReceipt)}>{t('history.no-match.all')}</Button>}
        />
      ) : (
        <HistoryTable key={JSON.stringify(filter)} view={view} />
      )}
    </div>
  );
}

/** Receipts that are gone or changed are told above the list, wherever in it they stand. */
function WrongNotice({ filed, onShow }: { readonly filed: readonly FiledReceipt[]; readonly onShow: () => void }) {
  const { t } = useTexts();
  const wrong = useMemo(() => filed.filter((one) => outcomeOf(one) === 'missing'), [filed]);
  if (wrong.length === 0) return null;
  const numbers = wrong.slice(0, NUMBERS_NAMED).map(({ entry }) => entry.seq);
  return (
    <Notice
      tone="bad"
      isAlert
      title={t('history.wrong', { n: wrong.length })}
      actions={
        <div>
          <Button onPress={onShow}>{t('history.wrong.show')}</Button>
        </div>
      }
    >
      <p>
        {t('history.wrong.text', { numbers })}
        {wrong.length > numbers.length && ' …'}
      </p>
    </Notice>
  );
}
