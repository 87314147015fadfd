import type { Rehearsal } from '../../../electron/shared/attestation.ts';
import type { TrustedSigners } from '../../../electron/shared/contract/custody.ts';
import type { WindowText } from '../../../electron/shared/i18n/catalogue.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { type Asked, useRequest } from '../../bridge/use-request.ts';
import { Arrival } from '../../components/Arrival.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { KeyForm } from './KeyForm.tsx';
import type { PrepareEnd } from './prepare-end.ts';
import { SignVerdict } from './SignVerdict.tsx';

/** Where signing is not what comes next, under which words it can still be found. */
const behind: Readonly<Partial<Record<PrepareEnd, WindowText>>> = {
  signed: 'prepare.sign.another',
  'sign-failed': 'prepare.sign.again',
  changed: 'prepare.sign.changed',
};

/** Who vouches for the kit: the keys of this workstation, the signing as it runs, and what was proven. */
export function SignPanel({
  kitDir,
  rehearsal,
  isSigned,
  sign,
  end,
  signers,
}: {
  readonly kitDir: string;
  readonly rehearsal: Rehearsal | null;
  /** It carries a signature already. */
  readonly isSigned: boolean;
  readonly sign: JobSnapshot | null;
  readonly end: PrepareEnd | null;
  readonly signers: Asked<TrustedSigners>;
}) {
  const { t } = useTexts();
  const keys = useRequest('custody.keys', {});
  const isRunning = sign?.state === 'running';
  const form = keys.data && (
    <KeyForm keys={keys.data} kitDir={kitDir} rehearsal={rehearsal} isSigned={isSigned} onMade={keys.reload} />
  );
  const summary = end === null ? null : (behind[end] ?? null);
  return (
    <>
      {sign !== null && end !== 'built' && (
        <Arrival key={sign.jobId}>
          <JobView job={sign} />
        </Arrival>
      )}
      {end !== null && <SignVerdict sign={sign} end={end} kitDir={kitDir} signers={signers} />}
      {!isRunning && (
        <Panel title={t('prepare.sign')}>
          <p>{t('prepare.sign.lead')}</p>
          {keys.error && <ErrorBox error={keys.error} onRetry={keys.reload} />}
          {!keys.data && !keys.error && <Loading text={t('prepare.sign.looking')} />}
          {summary === null ? form : <Disclosure summary={t(summary)}>{form}</Disclosure>}
        </Panel>
      )}
    </>
  );
}
