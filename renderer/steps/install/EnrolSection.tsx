import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { Login } from '../../../electron/shared/contract/host.ts';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { goTo } from '../../state/route.ts';
import { startTripJob, useTrip } from '../../state/trip-store.ts';
import styles from './install.module.css';

/** Brings trust to a host that has none, or not that of the kit's signer: whom it will trust is shown before. */
export function EnrolSection({ login, isEnrolled }: { readonly login: Login; readonly isEnrolled: boolean }) {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('custody.signers', {});
  const { id } = useTrip();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const enrol = async () => {
    setPending(true);
    const answer = await startTripJob({ job: 'enrol', login });
    setPending(false);
    setFailure(answer.ok ? null : answer.error);
  };
  return (
    <Panel title={t('enrol.title')}>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading />}
      {data && data.signers.length === 0 && (
        <Notice
          tone="warn"
          title={t('enrol.no-signers')}
          actions={
            <Actions>
              <Button onPress={() => goTo({ screen: 'trip', tripId: id, step: 'verify' })}>
                {t('enrol.go-verify', { step: t('trip.step.verify') })}
              </Button>
            </Actions>
          }
        />
      )}
      {data && data.signers.length > 0 && (
        <>
          <p>{t(isEnrolled ? 'enrol.lead.more' : 'enrol.lead')}</p>
          <ul className={styles['brought']}>
            <li>{t('enrol.program')}</li>
            <li>
              {t('enrol.signers')}
              <ul className={styles['plain']}>
                {data.signers.map(({ principal, fingerprint }) => (
                  <li key={`${principal} ${fingerprint}`}>
                    {principal} <code>{fingerprint}</code>
                  </li>
                ))}
              </ul>
            </li>
          </ul>
          <Actions>
            <Button kind="primary" onPress={enrol} isPending={isPending} icon={<KeyRound size={16} aria-hidden />}>
              {t('enrol.button')}
            </Button>
          </Actions>
        </>
      )}
      {failure && <ErrorBox error={failure} />}
    </Panel>
  );
}
