import { Circle, CircleDot, CircleSlash } from 'lucide-react';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Panel } from '../../components/Panel.tsx';
import { useNow } from '../../components/use-now.ts';
import { type PhaseTime, phasesOf, phaseTimes } from './phase-times.ts';
import styles from './Timeline.module.css';

const icons = {
  waiting: Circle,
  now: CircleDot,
  past: Circle,
  'ended-here': CircleSlash,
  'not-reached': Circle,
} as const;

/** The phases of a job on a host, each with the time that it took. */
export function Timeline({ job, stageOnly }: { readonly job: JobSnapshot; readonly stageOnly: boolean }) {
  const { t, texts } = useTexts();
  const now = useNow(job.state === 'running');
  return (
    <Panel title={t('run.timeline')}>
      <ol className={styles['list']}>
        {phaseTimes(job, phasesOf(job.job, stageOnly), now).map((time) => {
          const Icon = icons[time.state];
          return (
            <li key={time.phase} className={styles[time.state]} data-phase-state={time.state}>
              <Icon size={16} aria-hidden />
              <span>{texts.phases[time.phase]}</span>
              <Took time={time} />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function Took({ time: { state, tookMs } }: { readonly time: PhaseTime }) {
  const { t, time, duration } = useTexts();
  const took = state === 'now' ? time(tookMs) : duration(tookMs);
  const words = {
    waiting: t('run.waiting'),
    now: t('run.now', { time: took }),
    past: t('run.took', { time: took }),
    'ended-here': t('run.ended-here', { time: took }),
    'not-reached': t('run.not-reached'),
  };
  return <span className={styles['took']}>{words[state]}</span>;
}
