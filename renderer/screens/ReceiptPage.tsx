import type { FiledReceipt, Receipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { EvidenceList } from '../components/EvidenceList.tsx';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { Panel } from '../components/Panel.tsx';
import { reportProblem } from '../state/problems.ts';
import { goTo } from '../state/route.ts';

/** One receipt, for the screen and for paper. */
export function ReceiptPage({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { data, error, reload, state } = useRequest('custody.receipt', { id });
  const receipt = data?.receipt ?? null;
  if (error) return <ErrorBox error={error} onRetry={reload} />;
  if (state === 'loading') return <Loading />;
  if (!data || receipt === null)
    return (
      <Page title={t('receipt.missing')} lead={t('receipt.missing.text')}>
        <Notice tone="bad" title={id} />
        <Back />
      </Page>
    );
  return (
    <Page title={t('receipt.title', { job: t(`job.${receipt.job}`) })} lead={t('receipt.lead')}>
      <Contents filed={data} receipt={receipt} />
      <PaperActions name={`receipt-${data.entry.seq}.pdf`} />
    </Page>
  );
}

function Contents({ filed, receipt }: { readonly filed: FiledReceipt; readonly receipt: Receipt }) {
  const { t, ui } = useTexts();
  const { entry } = filed;
  const { outcome, startedAt, endedAt, subject, evidence, error, ledger, tool } = receipt;
  return (
    <>
      <Facts
        facts={[
          [t('receipt.outcome'), `${ui(`outcome.${outcome}`)} (${receipt.exitCode})`],
          [t('receipt.started'), startedAt],
          [t('receipt.ended'), endedAt],
        ]}
      />
      {error && (
        <Panel title={t('receipt.error')}>
          <ErrorBox error={error} />
        </Panel>
      )}
      <Panel title={t('receipt.evidence')}>
        {evidence.length === 0 ? <p>{t('receipt.no-evidence')}</p> : <EvidenceList evidence={evidence} isOpen />}
      </Panel>
      <Panel title={t('receipt.subject')}>
        <Facts
          facts={Object.entries(subject).map(([name, value]) => [
            name,
            <code key={name}>{typeof value === 'string' ? value : JSON.stringify(value)}</code>,
          ])}
        />
      </Panel>
      <Panel title={t('receipt.place')}>
        <Facts
          facts={[
            [t('receipt.number'), String(entry.seq)],
            [t('receipt.id'), <code key="id">{receipt.id}</code>],
            [t('receipt.hash'), <code key="hash">{entry.sha256}</code>],
            [t('receipt.before'), <code key="before">{`${ledger.length}, ${ledger.head}`}</code>],
            [t('receipt.tool'), `${tool.name} ${tool.version}`],
          ]}
        />
      </Panel>
    </>
  );
}

function PaperActions({ name }: { readonly name: string }) {
  const { t } = useTexts();
  const print = async () => {
    const answer = await request('window.print', {});
    if (!answer.ok) reportProblem(answer.error);
  };
  const save = async () => {
    const answer = await request('window.save-pdf', { title: t('receipt.pdf'), name });
    if (!answer.ok) reportProblem(answer.error);
  };
  return (
    <Actions>
      <Button onPress={() => void print()}>{t('receipt.print')}</Button>
      <Button onPress={() => void save()}>{t('receipt.pdf')}</Button>
      <Back />
    </Actions>
  );
}

function Back() {
  const { t } = useTexts();
  return <Button onPress={() => goTo({ screen: 'history' })}>{t('receipt.back')}</Button>;
}
