import { Circle, CircleDot, CircleSlash } from 'lucide-react';
import { type JobSnapshot, phaseIds } from '../../electron/shared/job.ts';
import { useTexts } from '../app/use-texts.ts';
import { cx } from './cx.ts';
import styles from './PhaseList.module.css';

const icons = { past: Circle, now: CircleDot, next: Circle, 'not-reached': Circle, stopped: CircleSlash } as const;

/** The phases of a job and where it is. A phase that is behind us proves nothing, so none is ticked. */
export function PhaseList({ job }: { readonly job: JobSnapshot }) {
  const { t, texts } = useTexts();
  const phases = phaseIds.filter((phase) => phase.startsWith(`${job.job}.`));
  const current = job.phase === null ? -1 : phases.indexOf(job.phase);
  const placeOf = (index: number) => {
    if (index > current) return job.state === 'running' ? 'next' : 'not-reached';
    if (index < current || job.state === 'done') return 'past';
    return job.state === 'running' ? 'now' : 'stopped';
  };
  return (
    <ol className={styles['phases']} aria-label={t('job.phases')}>
      {phases.map((phase, index) => {
        const place = placeOf(index);
        const Icon = icons[place];
        return (
          <li
            key={phase}
            className={cx(styles['phase'], styles[place])}
            {...(place === 'now' && { 'aria-current': 'step' as const })}
          >
            <Icon className={styles['icon']} size={16} aria-hidden />
            <span>
              {texts.phases[phase]}
              <span className={styles['word']}>{t(`job.phase.${place}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
