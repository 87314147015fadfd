import { RotateCw } from 'lucide-react';
import type { ErrorData } from '../../electron/shared/error.ts';
import type { Evidence } from '../../electron/shared/evidence.ts';
import type { FiledReceipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Button } from '../components/Button.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { EvidenceList } from '../components/EvidenceList.tsx';
import { Facts } from '../components/Facts.tsx';
import { numberOf, textOf } from '../components/fact-of.ts';
import { Loading } from '../components/Loading.tsx';
import { Notice } from '../components/Notice.tsx';
import { Panel } from '../components/Panel.tsx';
import { Verdict } from '../components/Verdict.tsx';

/**
 * Checks the ledger when it appears, and on request. Green only from the evidence of a check that has ended: while it runs again, the
 * earlier one counts for nothing.
 * @param listed what the list beside it shows; null while that is not known
 */
export function HistoryLedger({
  listed,
  onAgain,
}: {
  readonly listed: readonly FiledReceipt[] | null;
  readonly onAgain: () => void;
}) {
  const { t } = useTexts();
  const { data, error, reload, isAsking } = useRequest('custody.verify', {});
  const again = () => {
    reload();
    onAgain();
  };
  return (
    <Panel
      title={t('history.ledger')}
      aside={
        <Button onPress={again} isPending={isAsking} icon={<RotateCw size={16} aria-hidden />}>
          {t('history.again')}
        </Button>
      }
    >
      {isAsking && <Loading text={t('history.checking')} />}
      {!isAsking && error && <Broken error={error} />}
      {!isAsking && !error && data?.claim === 'custody.ledger-intact' && <Intact evidence={data} listed={listed} />}
    </Panel>
  );
}

/** A fault that was found is red; when the check itself could not be made, nothing was found. */
function Broken({ error }: { readonly error: ErrorData }) {
  const { t } = useTexts();
  const isFound = error.code === 'custody/ledger-broken';
  return (
    <Verdict tone={isFound ? 'failed' : 'unproven'} title={t(isFound ? 'history.broken' : 'history.unchecked')}>
      <ErrorBox error={error} tone={isFound ? 'bad' : 'warn'} />
    </Verdict>
  );
}

function Intact({
  evidence,
  listed,
}: {
  readonly evidence: Evidence;
  readonly listed: readonly FiledReceipt[] | null;
}) {
  const { t, number } = useTexts();
  const length = numberOf(evidence.figures, 'length');
  const since = listed === null || length === null ? 0 : listed.length - length;
  if (listed?.some(({ receipt }) => receipt === null))
    return (
      <Verdict tone="failed" title={t('history.broken')}>
        <p>{t('history.contradicted')}</p>
      </Verdict>
    );
  if (length === 0) return <p data-ledger="empty">{t('history.intact.empty')}</p>;
  return (
    <Verdict tone="proven" title={t('history.intact')}>
      <EvidenceList evidence={[evidence]} />
      <p>{t('history.not-proven')}</p>
      <Facts
        facts={[
          [t('history.length'), length === null ? null : number(length)],
          [t('history.head'), <code key="head">{textOf(evidence.figures, 'head')}</code>],
        ]}
      />
      {since !== 0 && <Notice tone="warn" title={t(since > 0 ? 'history.since' : 'history.gone', { n: since })} />}
    </Verdict>
  );
}
