import { useId } from 'react';
import type { TripSummary } from '../../electron/shared/contract/trips.ts';
import { type Step, type StepState, steps } from '../../electron/shared/trip-steps.ts';
import { useTexts } from '../app/use-texts.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { cx } from '../components/cx.ts';
import { stepIcons } from '../components/step-icons.ts';
import { useNow } from '../components/use-now.ts';
import { goTo } from '../state/route.ts';
import styles from './HomeTrips.module.css';
import { relativeTime } from './relative-time.ts';

/** One trip: when it changed, how its steps stand, and its project, to tell trips of one name apart. It opens at its first unproven step. */
export function HomeTripLine({
  summary: { trip, states, changedAt },
  onForget,
}: {
  readonly summary: TripSummary;
  readonly onForget: () => void;
}) {
  const { t, language, moment } = useTexts();
  const now = useNow(false);
  const id = useId();
  const title = trip.title || t('trip.untitled');
  const next = steps.find((step) => states[step] !== 'proven') ?? 'install';
  const relative = relativeTime(language, Date.parse(changedAt), now);
  return (
    <li className={styles['trip']} aria-labelledby={id} data-trip={trip.id}>
      <div className={styles['what']}>
        <h3 id={id}>{title}</h3>
        {trip.project && <code className={styles['soft']}>{trip.project.dir}</code>}
        <p className={styles['soft']}>
          <time dateTime={changedAt}>{t('home.trips.changed', { relative, when: moment(changedAt) })}</time>
        </p>
        <ul className={styles['marks']} aria-label={t('home.trips.steps', { title })}>
          {steps.map((step) => (
            <Mark key={step} step={step} state={states[step]} />
          ))}
        </ul>
      </div>
      <Actions>
        <Button
          onPress={() => goTo({ screen: 'trip', tripId: trip.id, step: next })}
          label={t('home.trips.open-what', { title })}
        >
          {t('home.trips.open')}
        </Button>
        <Button kind="quiet" onPress={onForget} label={t('home.trips.forget-what', { title })}>
          {t('home.trips.forget')}
        </Button>
      </Actions>
    </li>
  );
}

function Mark({ step, state }: { readonly step: Step; readonly state: StepState }) {
  const { t } = useTexts();
  const Icon = stepIcons[state];
  return (
    <li className={cx(styles['mark'], styles[state])} data-step-state={state}>
      <Icon size={16} aria-hidden />
      <span className={styles['step']}>{t(`trip.step.${step}`)}</span> <span>{t(`trip.state.${state}`)}</span>
    </li>
  );
}
