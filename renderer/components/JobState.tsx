import { Ban, CircleQuestionMark, CircleStop, CircleX, LoaderCircle } from 'lucide-react';
import type { JobSnapshot } from '../../electron/shared/job.ts';
import { useTexts } from '../app/use-texts.ts';
import { cx } from './cx.ts';
import styles from './JobState.module.css';
import { jobStateWord } from './job-state-word.ts';
import turning from './turning.module.css';

const icons = {
  running: LoaderCircle,
  done: CircleStop,
  failed: CircleX,
  'not-proven': CircleQuestionMark,
  cancelled: Ban,
} as const;

/** The word for how a job stands. `Ended` is never green: what it proved, its evidence says. */
export function JobState({ job }: { readonly job: Pick<JobSnapshot, 'state' | 'error'> }) {
  const { t } = useTexts();
  const state = jobStateWord(job);
  const Icon = icons[state];
  return (
    <span className={cx(styles['state'], styles[state])}>
      <Icon className={cx(state === 'running' && turning['turning'])} size={16} aria-hidden />
      {t(`job.state.${state}`)}
    </span>
  );
}
