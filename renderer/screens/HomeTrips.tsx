import { useState } from 'react';
import type { TripSummary } from '../../electron/shared/contract/trips.ts';
import { steps } from '../../electron/shared/trip-steps.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { Empty } from '../components/Empty.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { Panel } from '../components/Panel.tsx';
import { Stack } from '../components/Stack.tsx';
import { reportProblem } from '../state/problems.ts';
import { goTo } from '../state/route.ts';

/** The trips of this workstation, each with the state of its steps. */
export function HomeTrips() {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('trip.list', {});
  const [toForget, setToForget] = useState<TripSummary | null>(null);
  const forget = async () => {
    if (toForget === null) return;
    const answer = await request('trip.remove', { id: toForget.trip.id });
    if (!answer.ok) reportProblem(answer.error);
    setToForget(null);
    reload();
  };
  return (
    <Panel title={t('home.trips')}>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty title={t('home.trips.none')}>{t('home.trips.none.text')}</Empty>}
      <Stack gap="wide">
        {data?.map((summary) => (
          <TripLine key={summary.trip.id} summary={summary} onForget={() => setToForget(summary)} />
        ))}
      </Stack>
      <ConfirmDialog
        isOpen={toForget !== null}
        onClose={() => setToForget(null)}
        title={t('home.forget.title')}
        body={t('home.forget.body')}
        confirm={t('home.forget.confirm')}
        onConfirm={() => void forget()}
      />
    </Panel>
  );
}

function TripLine({ summary, onForget }: { readonly summary: TripSummary; readonly onForget: () => void }) {
  const { t, moment } = useTexts();
  const { trip, states, changedAt } = summary;
  const title = trip.title || t('trip.untitled');
  const next = steps.find((step) => states[step] !== 'proven') ?? 'install';
  return (
    <article aria-label={title}>
      <h3>{title}</h3>
      <p>{t('home.trips.changed', { when: moment(changedAt) })}</p>
      <Facts facts={steps.map((step) => [t(`trip.step.${step}`), t(`trip.state.${states[step]}`)])} />
      <Actions>
        <Button onPress={() => goTo({ screen: 'trip', tripId: trip.id, step: next })}>
          {t('home.trips.open', { title })}
        </Button>
        <Button kind="quiet" onPress={onForget}>
          {t('home.trips.forget', { title })}
        </Button>
      </Actions>
    </article>
  );
}
