import { useTexts } from '../app/use-texts.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Loading } from '../components/Loading.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { goTo } from '../state/route.ts';
import { ReceiptActions } from './ReceiptActions.tsx';
import { ReceiptContents } from './ReceiptContents.tsx';
import styles from './ReceiptPage.module.css';

/** One receipt, for the screen and for paper. */
export function ReceiptPage({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('custody.receipt', { id });
  if (data?.receipt)
    return (
      <div className={styles['receipt']} data-receipt={data.receipt.outcome}>
        <Page title={t('receipt.title', { n: data.entry.seq, job: t(`job.${data.receipt.job}`) })}>
          <ReceiptActions name={`voidferry-receipt-${data.entry.seq}`} />
          <ReceiptContents entry={data.entry} receipt={data.receipt} />
        </Page>
      </div>
    );
  // The title changes with the answer, and the focus goes to it with the page: so the page itself is another one then.
  if (error || data === undefined)
    return (
      <Page key="waiting" title={t('receipt.loading')}>
        {error ? <ErrorBox error={error} onRetry={reload} /> : <Loading />}
        <Ways />
      </Page>
    );
  const what = data === null ? 'receipt.unknown' : 'receipt.missing';
  return (
    <Page key="missing" title={t(what)}>
      <Notice tone="bad" title={t(what)} isAlert>
        <p>{t(`${what}.text`, { n: data?.entry.seq ?? '' })}</p>
        <p>{t('items.count', { name: t('receipt.id'), n: id })}</p>
      </Notice>
      <Ways />
    </Page>
  );
}

function Ways() {
  const { t } = useTexts();
  return (
    <Actions>
      <Button onPress={() => goTo({ screen: 'history' })}>{t('receipt.back')}</Button>
    </Actions>
  );
}
