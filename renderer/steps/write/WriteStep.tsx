import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { goTo } from '../../state/route.ts';
import { useTrip, useTripJob } from '../../state/trip-store.ts';
import { useStepStates } from '../../state/use-step-states.ts';
import { PlacePanel } from './PlacePanel.tsx';
import { WriteRun } from './WriteRun.tsx';

/** From the signed kit to a flushed copy on a medium. */
export function WriteStep() {
  const { t } = useTexts();
  const { id, kitDir } = useTrip();
  const write = useTripJob('write');
  const isProven = useStepStates()?.write === 'proven';
  return (
    <div data-step="write">
      <Page title={t('write.title')} lead={t('write.lead')}>
        {kitDir !== null && write?.state !== 'running' && <PlacePanel kitDir={kitDir} />}
        {write !== null && <WriteRun job={write} />}
        {!isProven && <p>{t('write.next.not')}</p>}
        <Actions>
          <Button
            kind="primary"
            isDisabled={!isProven}
            onPress={() => goTo({ screen: 'trip', tripId: id, step: 'verify' })}
          >
            {t('write.next')}
          </Button>
        </Actions>
      </Page>
    </div>
  );
}
