import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { Facts } from '../components/Facts.tsx';
import { cancelJob, runningOf, useAllJobs } from '../state/jobs-store.ts';
import { setCloseAsked, useProblems } from '../state/problems.ts';
import { useTexts } from './use-texts.ts';

/** Asked to close while jobs run: which ones, and what stopping means for each. */
export function CloseDialog() {
  const { t, texts } = useTexts();
  const isAsked = useProblems(({ closeAsked }) => closeAsked);
  const running = runningOf({ jobs: useAllJobs() });
  const stopAll = async () => {
    const stopped = await Promise.all(running.map(({ jobId }) => cancelJob(jobId)));
    if (stopped.every(Boolean)) window.close();
  };
  return (
    <ConfirmDialog
      isOpen={isAsked}
      onClose={() => setCloseAsked(false)}
      title={t('close.title')}
      body={
        <>
          <p>{t('close.text')}</p>
          <Facts
            facts={running.map(({ jobId, job, phase, mode }) => [
              phase === null ? t(`job.${job}`) : `${t(`job.${job}`)} · ${texts.phases[phase]}`,
              <span key={jobId}>{t(`job.stop.${mode ?? 'reversible'}`)}</span>,
            ])}
          />
        </>
      }
      confirm={t('close.stop')}
      cancel={t('close.keep')}
      pendingText={t('close.stopping')}
      danger
      onConfirm={stopAll}
    />
  );
}
