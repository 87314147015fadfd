import { CircleDot } from 'lucide-react';
import { Button } from 'react-aria-components';
import { type Step, type StepState, steps } from '../../electron/shared/trip-steps.ts';
import { useTexts } from '../app/use-texts.ts';
import { cx } from './cx.ts';
import styles from './StepBar.module.css';
import { stepIcons } from './step-icons.ts';
import turning from './turning.module.css';

/** The four steps of a trip, each with its state in words; a locked one cannot be chosen and says what opens it. */
export function StepBar({
  states,
  current,
  onChoose,
}: {
  readonly states: Readonly<Record<Step, StepState>>;
  readonly current: Step;
  readonly onChoose: (step: Step) => void;
}) {
  const { t } = useTexts();
  return (
    <nav aria-label={t('trip.steps')}>
      <ol className={styles['bar']}>
        {steps.map((step, index) => {
          const state = states[step];
          const before = steps[index - 1];
          const words =
            state === 'locked' && before !== undefined
              ? t('step.why-locked', { step: t(`trip.step.${before}`) })
              : t(`trip.state.${state}`);
          const Icon = step === current && state === 'open' ? CircleDot : stepIcons[state];
          const content = (
            <>
              <span className={styles['name']}>
                {index + 1}. {t(`trip.step.${step}`)}
              </span>
              <span className={cx(styles['state'], styles[state])}>
                <Icon className={cx(state === 'running' && turning['turning'])} size={16} aria-hidden />
                <span>{words}</span>
              </span>
            </>
          );
          return (
            <li
              key={step}
              className={styles['step']}
              data-step-state={state}
              data-current={step === current || undefined}
            >
              {state === 'locked' && step !== current ? (
                <div className={cx(styles['card'], styles['closed'])}>{content}</div>
              ) : (
                <Button
                  className={styles['card'] ?? ''}
                  onPress={() => onChoose(step)}
                  {...(step === current && { 'aria-current': 'step' as const })}
                >
                  {content}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
