import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Arrival } from '../../components/Arrival.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { KeyForm } from './KeyForm.tsx';
import type { PrepareEnd } from './prepare-end.ts';
import { SignVerdict } from './SignVerdict.tsx';

/** Who vouches for the kit: the keys of this workstation, the signing as it runs, and what was proven. */
export function SignPanel({
  kitDir,
  sign,
  end,
}: {
  readonly kitDir: string;
  readonly sign: JobSnapshot | null;
  readonly end: PrepareEnd | null;
}) {
  const { t } = useTexts();
  const keys = useRequest('custody.keys', {});
  const isRunning = sign?.state === 'running';
  const form = keys.data && <KeyForm keys={keys.data} kitDir={kitDir} onMade={keys.reload} />;
  return (
    <>
      {sign !== null && end !== 'built' && (
        <Arrival key={sign.jobId}>
          <JobView job={sign} />
        </Arrival>
      )}
      {end !== null && <SignVerdict sign={sign} end={end} kitDir={kitDir} />}
      {!isRunning && (
        <Panel title={t('prepare.sign')}>
          <p>{t('prepare.sign.lead')}</p>
          {keys.error && <ErrorBox error={keys.error} onRetry={keys.reload} />}
          {!keys.data && !keys.error && <Loading text={t('prepare.sign.looking')} />}
          {end === 'signed' ? <Disclosure summary={t('prepare.sign.another')}>{form}</Disclosure> : form}
        </Panel>
      )}
    </>
  );
}
