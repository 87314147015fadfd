import { useTexts } from '../app/use-texts.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Page } from '../components/Page.tsx';
import { HistoryLedger } from './HistoryLedger.tsx';
import { HistoryReceipts } from './HistoryReceipts.tsx';

/** Every receipt of this workstation, and whether the ledger that chains them is whole. Each part asks, and fails, for itself. */
export function History() {
  const { t } = useTexts();
  const ledger = useRequest('custody.ledger', {});
  return (
    <Page title={t('history.title')} lead={t('history.lead')}>
      <HistoryLedger listed={ledger.data ?? null} onAgain={ledger.reload} />
      <HistoryReceipts ledger={ledger} />
    </Page>
  );
}
