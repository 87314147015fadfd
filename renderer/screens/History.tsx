import { useState } from 'react';
import type { FiledReceipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { Empty } from '../components/Empty.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { EvidenceList } from '../components/EvidenceList.tsx';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { Panel } from '../components/Panel.tsx';
import { Stack } from '../components/Stack.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { Verdict } from '../components/Verdict.tsx';
import { goTo } from '../state/route.ts';

/** Receipts shown at once: the whole ledger may be long. */
const PAGE = 50;

/** Every receipt of this workstation, and whether the ledger that chains them is whole. */
export function History() {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('custody.ledger', {});
  const [shown, setShown] = useState(PAGE);
  const newestFirst = data ? [...data].reverse() : [];
  return (
    <Page title={t('history.title')} lead={t('history.lead')}>
      <LedgerState />
      <Panel title={t('history.receipts')}>
        {error && <ErrorBox error={error} onRetry={reload} />}
        {!data && !error && <Loading />}
        {data?.length === 0 && <Empty title={t('history.none')}>{t('history.none.text')}</Empty>}
        <Stack gap="wide">
          {newestFirst.slice(0, shown).map((filed) => (
            <Line key={filed.entry.seq} filed={filed} />
          ))}
        </Stack>
        {newestFirst.length > shown && (
          <Actions>
            <Button onPress={() => setShown(shown + PAGE)}>{t('history.older')}</Button>
          </Actions>
        )}
      </Panel>
    </Page>
  );
}

/** Green only from the evidence of a check that ran just now. */
function LedgerState() {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('custody.verify', {});
  return (
    <Panel title={t('history.ledger')}>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading text={t('history.checking')} />}
      {data?.claim === 'custody.ledger-intact' && !error && (
        <>
          <Verdict tone="proven" title={t('history.intact')} />
          <EvidenceList evidence={[data]} />
        </>
      )}
    </Panel>
  );
}

function Line({ filed }: { readonly filed: FiledReceipt }) {
  const { t, ui } = useTexts();
  const { entry, receipt } = filed;
  if (receipt === null) return <Notice tone="bad" title={`${entry.seq}: ${t('receipt.missing')}`} />;
  const { kit, checkCode, host } = receipt.subject;
  const subject = [kit, checkCode, host].filter((word) => typeof word === 'string').join(' · ');
  return (
    <div>
      <TextLink onPress={() => goTo({ screen: 'receipt', id: receipt.id })}>
        {t('history.open', { n: entry.seq, job: t(`job.${receipt.job}`) })}
      </TextLink>
      <Facts
        facts={[
          [t('receipt.outcome'), ui(`outcome.${receipt.outcome}`)],
          [t('receipt.ended'), receipt.endedAt.slice(0, 19).replace('T', ' ')],
          subject === '' ? null : [t('receipt.subject'), subject],
        ]}
      />
    </div>
  );
}
