import type { LedgerEntry, Receipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import { EvidenceList } from '../components/EvidenceList.tsx';
import { Facts } from '../components/Facts.tsx';
import { JobState } from '../components/JobState.tsx';
import { Notice } from '../components/Notice.tsx';
import { Panel } from '../components/Panel.tsx';
import { ReceiptLedger } from './ReceiptLedger.tsx';
import { ReceiptOutcome } from './ReceiptOutcome.tsx';
import { ReceiptSubject } from './ReceiptSubject.tsx';
import { utc } from './utc.ts';

/** All that a receipt says, nothing of it folded away. */
export function ReceiptContents({ entry, receipt }: { readonly entry: LedgerEntry; readonly receipt: Receipt }) {
  const { t, time } = useTexts();
  const { startedAt, endedAt, exitCode, evidence, outcome, error, ledger } = receipt;
  const isInPlace = ledger.length === entry.seq - 1 && ledger.head === entry.previous;
  const evidenceTitle = t(outcome === 'done' ? 'receipt.evidence' : 'receipt.evidence.failed');
  return (
    <>
      {!isInPlace && <Notice tone="bad" title={t('receipt.elsewhere')} isAlert />}
      <ReceiptOutcome receipt={receipt} />
      <Panel title={t('receipt.when')}>
        <Facts
          facts={[
            [t('receipt.outcome'), <JobState key="outcome" job={{ state: outcome, error }} />],
            [t('receipt.exit'), String(exitCode)],
            [t('receipt.started'), utc(startedAt)],
            [t('receipt.ended'), utc(endedAt)],
            [t('receipt.took'), time(Date.parse(endedAt) - Date.parse(startedAt))],
          ]}
        />
      </Panel>
      <ReceiptSubject subject={receipt.subject} />
      <Panel title={evidenceTitle}>
        {evidence.length === 0 ? <p>{t('receipt.no-evidence')}</p> : <EvidenceList evidence={evidence} isOpen />}
      </Panel>
      <Panel title={t('receipt.not')}>
        <ul>
          <li>{t(`receipt.not.${receipt.job}`)}</li>
          <li>{t('receipt.not.list', { title: evidenceTitle })}</li>
          <li>{t('receipt.not.after')}</li>
          <li>{t('receipt.not.signature')}</li>
        </ul>
      </Panel>
      <ReceiptLedger entry={entry} receipt={receipt} />
    </>
  );
}
