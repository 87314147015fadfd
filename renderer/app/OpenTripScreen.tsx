import { type Step, steps } from '../../electron/shared/trip-steps.ts';
import { Button } from '../components/Button.tsx';
import { Loading } from '../components/Loading.tsx';
import { Page } from '../components/Page.tsx';
import { StepBar } from '../components/StepBar.tsx';
import { goTo } from '../state/route.ts';
import { useTrip } from '../state/trip-store.ts';
import { useStepStates } from '../state/use-step-states.ts';
import { StepOf } from './StepOf.tsx';
import { useTexts } from './use-texts.ts';

/** The open trip: where it stands, and the step itself, unless it is locked. */
export function OpenTripScreen({ step }: { readonly step: Step }) {
  const { t } = useTexts();
  const { id: tripId, title } = useTrip();
  const states = useStepStates();
  if (states === null) return <Loading />;
  const go = (to: Step) => goTo({ screen: 'trip', tripId, step: to });
  const earlier = steps.slice(0, steps.indexOf(step));
  const before = earlier.at(-1);
  const open = earlier.findLast((one) => states[one] !== 'locked') ?? 'prepare';
  const isLocked = states[step] === 'locked' && before !== undefined;
  return (
    <>
      <p>
        <strong>{title === '' ? t('trip.untitled') : title}</strong>
      </p>
      <StepBar states={states} current={step} onChoose={go} />
      {isLocked ? (
        <Page title={t('trip.locked.title')} lead={t('trip.locked.text', { step: t(`trip.step.${before}`) })}>
          <div>
            <Button kind="primary" onPress={() => go(open)}>
              {t('trip.locked.go', { step: t(`trip.step.${open}`) })}
            </Button>
          </div>
        </Page>
      ) : (
        <StepOf key={`${tripId} ${step}`} step={step} />
      )}
    </>
  );
}
