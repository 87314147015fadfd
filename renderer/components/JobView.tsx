import { Hand, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { JobSnapshot } from '../../electron/shared/job.ts';
import { useTexts } from '../app/use-texts.ts';
import { Disclosure } from './Disclosure.tsx';
import { ErrorBox } from './ErrorBox.tsx';
import { JobProgress } from './JobProgress.tsx';
import { JobState } from './JobState.tsx';
import styles from './JobView.module.css';
import { LogView } from './LogView.tsx';
import { Notice } from './Notice.tsx';
import panel from './Panel.module.css';
import { PhaseList } from './PhaseList.tsx';
import { StopJob } from './StopJob.tsx';
import { stopMeaning } from './stop-meaning.ts';
import { useJobAnnouncements } from './use-job-announcements.ts';

/**
 * A job, running or over: phases, progress, what stopping means, its output, its error. It is never green: what a job proved, the screen
 * says with a `Verdict` from its evidence.
 * @param children what the screen adds while it runs, e.g. whether the stick may be pulled
 */
export function JobView({ job, children }: { readonly job: JobSnapshot; readonly children?: ReactNode }) {
  const { t } = useTexts();
  const id = useId();
  useJobAnnouncements(job);
  const isRunning = job.state === 'running';
  const heading = useRef<HTMLHeadingElement>(null);
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    // The button that stopped the job is gone with it: who had the focus there goes on from the job's name.
    if (wasRunning.current && !isRunning && document.activeElement === document.body) heading.current?.focus();
    wasRunning.current = isRunning;
  }, [isRunning]);
  return (
    <section
      className={panel['panel']}
      aria-labelledby={id}
      data-job={job.job}
      data-job-state={job.state}
      data-phase={job.phase ?? undefined}
    >
      <div className={styles['head']}>
        <h2 ref={heading} id={id} tabIndex={-1}>
          {t(`job.${job.job}`)}
        </h2>
        <JobState job={job} />
        {isRunning && <StopJob job={job} />}
      </div>
      <PhaseList job={job} />
      {isRunning && <JobProgress job={job} />}
      {isRunning && <StopSentence job={job} />}
      {isRunning && children}
      {job.error !== null && <ErrorBox error={job.error} />}
      {job.state === 'cancelled' && (
        <Notice tone="info" title={t('job.cancelled.title')}>
          <p>{t('job.cancelled.text')}</p>
        </Notice>
      )}
      {job.log.length > 0 && (
        <Disclosure summary={t('job.log', { n: job.log.length })}>
          <LogView lines={job.log} />
        </Disclosure>
      )}
    </section>
  );
}

function StopSentence({ job }: { readonly job: JobSnapshot }) {
  const { t, ui, gap } = useTexts();
  const { mode } = job;
  if (mode === null) return null;
  const meaning = stopMeaning(job);
  const Icon = mode === 'irreversible' ? TriangleAlert : Hand;
  return (
    <p className={styles['mode']} data-mode={mode}>
      <Icon size={18} aria-hidden />
      <span>
        {t('job.mode.label')}
        {gap}
        <strong>{meaning === 'watching' ? t('job.mode.watching') : ui(`mode.${meaning}`)}</strong>
      </span>
    </p>
  );
}
