import { useEffect } from 'react';
import type { Step } from '../../electron/shared/trip-steps.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Loading } from '../components/Loading.tsx';
import { Page } from '../components/Page.tsx';
import { goTo } from '../state/route.ts';
import { openTrip, useOpenTrip } from '../state/trip-store.ts';
import { OpenTripScreen } from './OpenTripScreen.tsx';
import { useTexts } from './use-texts.ts';

/** A trip at one of its steps. */
export function TripScreen({ tripId, step }: { readonly tripId: string; readonly step: Step }) {
  const { t } = useTexts();
  const open = useOpenTrip();
  useEffect(() => {
    void openTrip(tripId);
  }, [tripId]);
  const isThis = open.state === 'open' ? open.trip.id === tripId : open.state !== 'none' && open.id === tripId;
  if (!isThis || open.state === 'none' || open.state === 'loading') return <Loading />;
  if (open.state === 'open') return <OpenTripScreen step={step} />;
  if (open.state === 'failed') {
    return (
      <Page title={t('trip.failed.title')}>
        <ErrorBox error={open.error} onRetry={() => void openTrip(tripId)} actions={<ToHome />} />
      </Page>
    );
  }
  return (
    <Page title={t('trip.gone.title')} lead={t('trip.gone.text')}>
      <Actions>
        <ToHome />
        <Button onPress={() => goTo({ screen: 'history' })}>{t('nav.history')}</Button>
      </Actions>
    </Page>
  );
}

function ToHome() {
  const { t } = useTexts();
  return (
    <Button kind="primary" onPress={() => goTo({ screen: 'home' })}>
      {t('bug.home')}
    </Button>
  );
}
