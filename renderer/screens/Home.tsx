import { useState } from 'react';
import type { ErrorData } from '../../electron/shared/error.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Page } from '../components/Page.tsx';
import { Panel } from '../components/Panel.tsx';
import { goTo } from '../state/route.ts';
import { createTrip, type TripChange } from '../state/trip-store.ts';
import { HomeDoctor } from './HomeDoctor.tsx';
import { HomeTrips } from './HomeTrips.tsx';

/** The three places where one may stand, the recent trips, and what this machine lacks. */
export function Home() {
  const { t } = useTexts();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ErrorData | null>(null);
  const begin = async (change: TripChange) => {
    const made = await createTrip(change);
    if (made.ok) goTo({ screen: 'trip', tripId: made.data.id, step: 'prepare' });
    else setError(made.error);
  };
  const trySample = async () => {
    setPending(true);
    const sample = await request('go.sample', {});
    setPending(false);
    if (!sample.ok) return setError(sample.error);
    await begin({ title: t('home.sample.title'), project: projectAt(sample.data.dir) });
  };
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      {error && <ErrorBox error={error} />}
      <Panel title={t('home.prepare.title')}>
        <p>{t('home.prepare.text')}</p>
        <Actions>
          <Button kind="primary" onPress={() => void begin({})}>
            {t('home.prepare.go')}
          </Button>
          <Button onPress={() => void trySample()} isPending={isPending}>
            {t('home.sample')}
          </Button>
        </Actions>
        <p>{t('home.sample.text')}</p>
      </Panel>
      <Panel title={t('home.check.title')}>
        <p>{t('home.check.text')}</p>
        <Actions>
          <Button onPress={() => goTo({ screen: 'check-medium' })}>{t('home.check.go')}</Button>
        </Actions>
      </Panel>
      <Panel title={t('home.stick.title')}>
        <p>{t('home.stick.text')}</p>
        <Actions>
          <Button onPress={() => goTo({ screen: 'stick-install' })}>{t('home.stick.go')}</Button>
        </Actions>
      </Panel>
      <HomeTrips />
      <HomeDoctor />
    </Page>
  );
}

/** A project of which nothing is said but where it lies. */
function projectAt(dir: string) {
  return { dir, output: null, targets: [], version: null, serial: null, audience: null, goroot: null };
}
