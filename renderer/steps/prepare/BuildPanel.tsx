import { formatBytes } from '../../../electron/shared/format.ts';
import { proves } from '../../../electron/shared/trip-steps.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { CheckCode } from '../../components/CheckCode.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { Facts } from '../../components/Facts.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useTrip, useTripJob } from '../../state/trip-store.ts';

/** The build as it runs, and the kit that came of it. */
export function BuildPanel() {
  const { t } = useTexts();
  const { kitDir } = useTrip();
  const prepare = useTripJob('prepare');
  if (prepare === null) return null;
  const isSealed = proves(prepare, [['kit.sealed']]);
  return (
    <>
      <JobView job={prepare} />
      {isSealed && kitDir !== null && (
        <Panel title={t('prepare.kit')}>
          <KitContents kitDir={kitDir} />
          <EvidenceList evidence={prepare.evidence} />
        </Panel>
      )}
    </>
  );
}

function KitContents({ kitDir }: { readonly kitDir: string }) {
  const { t, ui } = useTexts();
  const { data, error, reload } = useRequest('kit.show', { path: kitDir });
  if (error) return <ErrorBox error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  const { kit, files, bytes, checkCode, digest, dir } = data;
  return (
    <>
      <CheckCode code={checkCode} />
      <Facts
        facts={[
          [ui('plan.output'), <code key="dir">{dir}</code>],
          [ui('kit.files'), t('prepare.kit.contents', { files, bytes: formatBytes(bytes) })],
          [ui('kit.targets'), kit.targets.map(({ target }) => target).join(', ')],
          [ui('go.plugins'), kit.plugins.map(({ path, kind }) => `${path} (${kind})`).join(', ') || t('app.none')],
          [ui('kit.modules'), String(kit.modules?.count ?? 0)],
          [ui('kit.digest'), <code key="digest">{digest}</code>],
        ]}
      />
    </>
  );
}
