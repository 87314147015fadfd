import { useState } from 'react';
import type { TripSummary } from '../../electron/shared/contract/trips.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { useRequest } from '../bridge/use-request.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { Empty } from '../components/Empty.tsx';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Loading } from '../components/Loading.tsx';
import { Panel } from '../components/Panel.tsx';
import { Stack } from '../components/Stack.tsx';
import { useKeptFocus } from '../components/use-kept-focus.ts';
import { reportProblem } from '../state/problems.ts';
import { HomeTripLine } from './HomeTripLine.tsx';
import styles from './HomeTrips.module.css';

const SHOWN_AT_FIRST = 8;

/** The trips of this workstation, newest change first. */
export function HomeTrips() {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('trip.list', {});
  const [isAll, setAll] = useState(false);
  const [toForget, setToForget] = useState<TripSummary | null>(null);
  const box = useKeptFocus(`${isAll} ${data?.length}`);
  const shown = isAll ? data : data?.slice(0, SHOWN_AT_FIRST);
  return (
    <Panel title={t('home.trips')}>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading />}
      <div ref={box} tabIndex={-1} className={styles['list']}>
        {data?.length === 0 && <Empty title={t('home.trips.none')}>{t('home.trips.none.text')}</Empty>}
        {shown !== undefined && shown.length > 0 && (
          <ul className={styles['trips']}>
            {shown.map((summary) => (
              <HomeTripLine key={summary.trip.id} summary={summary} onForget={() => setToForget(summary)} />
            ))}
          </ul>
        )}
        {data !== undefined && shown !== undefined && shown.length < data.length && (
          <Actions>
            <Button onPress={() => setAll(true)}>{t('home.trips.more', { n: data.length })}</Button>
          </Actions>
        )}
      </div>
      <ForgetDialog summary={toForget} onClose={() => setToForget(null)} onForgotten={reload} />
    </Panel>
  );
}

function ForgetDialog({
  summary,
  onClose,
  onForgotten,
}: {
  readonly summary: TripSummary | null;
  readonly onClose: () => void;
  readonly onForgotten: () => void;
}) {
  const { t, moment } = useTexts();
  const forget = async () => {
    if (summary === null) return;
    const answer = await request('trip.remove', { id: summary.trip.id });
    if (!answer.ok) reportProblem(answer.error);
    onForgotten();
  };
  return (
    <ConfirmDialog
      isOpen={summary !== null}
      onClose={onClose}
      title={t('home.forget.title')}
      body={
        summary !== null && (
          <Stack gap="tight">
            <p>
              {t('home.forget.what', {
                title: summary.trip.title || t('trip.untitled'),
                when: moment(summary.changedAt),
              })}
            </p>
            <p>{t('home.forget.body')}</p>
          </Stack>
        )
      }
      confirm={t('home.forget.confirm')}
      onConfirm={forget}
    />
  );
}
