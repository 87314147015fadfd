import { digestOf } from '../../../electron/shared/trip-steps.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Button } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { Page } from '../../components/Page.tsx';
import { goTo } from '../../state/route.ts';
import { useTrip, useTripJob } from '../../state/trip-store.ts';
import { PlacePanel } from './PlacePanel.tsx';
import { WriteRun } from './WriteRun.tsx';

/** From the signed kit to a flushed copy on a medium. */
export function WriteStep() {
  const { t } = useTexts();
  const { id, kitDir, medium } = useTrip();
  const job = useTripJob('write');
  const signed = useTripJob('sign');
  const toPrepare = () => goTo({ screen: 'trip', tripId: id, step: 'prepare' });
  return (
    <div data-step="write">
      <Page title={t('write.title')} lead={t('write.lead')}>
        {job && <WriteRun job={job} medium={medium} kitDigest={digestOf(signed ?? undefined)} />}
        {kitDir === null && (
          <Empty
            title={t('write.no-kit')}
            action={<Button onPress={toPrepare}>{t('trip.locked.go', { step: t('trip.step.prepare') })}</Button>}
          >
            <p>{t('write.no-kit.next')}</p>
          </Empty>
        )}
        {kitDir !== null && job?.state !== 'running' && (
          <PlacePanel kitDir={kitDir} title={t(job ? 'write.again' : 'write.where')} />
        )}
      </Page>
    </div>
  );
}
