import { useState } from 'react';
import type { PlanAnswer } from '../../../electron/shared/contract/go.ts';
import type { ErrorData } from '../../../electron/shared/error.ts';
import type { ProjectChoice, Trip } from '../../../electron/shared/trip.ts';
import { useTexts } from '../../app/use-texts.ts';
import type { Asked } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Arrival } from '../../components/Arrival.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { textOf } from '../../components/fact-of.ts';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { startTripJob } from '../../state/trip-store.ts';
import { besideIt } from './kit-source.ts';
import { PlanFacts } from './PlanFacts.tsx';

/** What building will do, before it does it, and the button that begins it: only the plan that is shown can be built. */
export function PlanPanel({
  trip,
  project,
  plan: { data, error, isAsking, reload },
  onChange,
  onBuild,
}: {
  readonly trip: Trip;
  readonly project: ProjectChoice;
  readonly plan: Asked<PlanAnswer>;
  readonly onChange: (change: Partial<ProjectChoice>) => void;
  readonly onBuild: () => void;
}) {
  const { t } = useTexts();
  const [isStarting, setStarting] = useState(false);
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const isReady = data !== undefined && error === undefined && !isAsking;
  const build = async () => {
    if (!isReady) return;
    setStarting(true);
    const title = trip.title === '' ? data.plan.name : trip.title;
    const answer = await startTripJob({ job: 'prepare', project }, { title });
    setStarting(false);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) onBuild();
  };
  return (
    <Panel title={t('prepare.plan')}>
      {error && !isAsking && (
        <ErrorBox error={error} onRetry={reload} actions={<OtherFolder error={error} onChange={onChange} />} />
      )}
      {!isReady && (isAsking || !error) && <Loading text={t('prepare.plan.asking')} />}
      {isReady && (
        <Arrival>
          <PlanFacts plan={data.plan} earlierMs={data.earlierMs} />
        </Arrival>
      )}
      {failure && <ErrorBox error={failure} />}
      <p>{t('prepare.plan.effect')}</p>
      <Actions>
        <Button kind="primary" onPress={() => void build()} isDisabled={!isReady} isPending={isStarting}>
          {t('prepare.build')}
        </Button>
      </Actions>
    </Panel>
  );
}

/** Where the folder is taken, another one beside it can be had at once. */
function OtherFolder({
  error,
  onChange,
}: {
  readonly error: ErrorData;
  readonly onChange: (change: Partial<ProjectChoice>) => void;
}) {
  const { t } = useTexts();
  const taken = error.code === 'kit/exists' ? textOf(error.data, 'path') : null;
  if (taken === null) return null;
  const output = besideIt(taken);
  return <Button onPress={() => onChange({ output })}>{t('prepare.plan.other-folder', { path: output })}</Button>;
}
