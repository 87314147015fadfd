import type { KitView } from '../../../electron/shared/contract/kit.ts';
import type { Evidence } from '../../../electron/shared/evidence.ts';
import { useTexts } from '../../app/use-texts.ts';
import type { Asked } from '../../bridge/use-request.ts';
import { CheckCode } from '../../components/CheckCode.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ArtefactList } from './ArtefactList.tsx';
import { KitContents } from './KitContents.tsx';
import { KitDifferences } from './KitDifferences.tsx';
import { KitFacts } from './KitFacts.tsx';

/**
 * The kit that lies in the trip's folder: what it says of itself, and what its build proved.
 * @param evidence of the build, if it was built here
 * @param vouched the fingerprint of the key that signed just this kit on this trip; null: nobody is proven to have
 */
export function KitPanel({
  kit,
  evidence,
  vouched,
}: {
  readonly kit: Asked<KitView>;
  readonly evidence: readonly Evidence[];
  readonly vouched: string | null;
}) {
  const { t } = useTexts();
  const { data: view, error, reload } = kit;
  return (
    <Panel title={t('prepare.kit')}>
      {error && (
        <>
          <ErrorBox error={error} onRetry={reload} />
          <p>{t('prepare.kit.gone')}</p>
        </>
      )}
      {!view && !error && <Loading text={t('prepare.kit.reading')} />}
      {view && !error && (
        <>
          <h3>{t('verify.check-code')}</h3>
          <CheckCode code={view.checkCode} />
          <p>{t('prepare.kit.says')}</p>
          <KitFacts view={view} vouched={vouched} />
          <Disclosure summary={t('prepare.kit.contents')}>
            <KitContents kit={view.kit} />
          </Disclosure>
          <Disclosure summary={t('prepare.needs')}>
            <ArtefactList kit={view.kit} />
          </Disclosure>
          <Disclosure summary={t('prepare.diff')}>
            <KitDifferences dir={view.dir} />
          </Disclosure>
        </>
      )}
      {!error && evidence.length > 0 && (
        <>
          <h3>{t('prepare.kit.proven')}</h3>
          <EvidenceList evidence={evidence} />
        </>
      )}
    </Panel>
  );
}
