import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { Facts } from '../components/Facts.tsx';
import { stopMeaning } from '../components/stop-meaning.ts';
import { cancelJob, runningOf, useAllJobs } from '../state/jobs-store.ts';
import { setCloseAsked, useProblems } from '../state/problems.ts';
import { useTexts } from './use-texts.ts';

/** Asked to close while jobs run: which ones, and what stopping means for each. They may end while a person reads it. */
export function CloseDialog() {
  const { t, texts } = useTexts();
  const isAsked = useProblems(({ closeAsked }) => closeAsked);
  const running = runningOf({ jobs: useAllJobs() });
  const isBusy = running.length > 0;
  const stopAll = async () => {
    const stopped = await Promise.all(running.map(({ jobId }) => cancelJob(jobId)));
    if (stopped.every(Boolean)) window.close();
  };
  return (
    <ConfirmDialog
      isOpen={isAsked}
      onClose={() => setCloseAsked(false)}
      title={t(isBusy ? 'close.title' : 'close.ended.title')}
      body={
        <>
          <p>{t(isBusy ? 'close.text' : 'close.ended.text')}</p>
          <Facts
            facts={running.map(({ job, phase, mode }) => [
              phase === null ? t(`job.${job}`) : `${t(`job.${job}`)} · ${texts.phases[phase]}`,
              t(`job.stop.${stopMeaning({ job, mode })}`),
            ])}
          />
        </>
      }
      confirm={t(isBusy ? 'close.stop' : 'close.ended.close')}
      cancel={t(isBusy ? 'close.keep' : 'close.ended.stay')}
      pendingText={t('close.stopping')}
      danger={isBusy}
      onConfirm={stopAll}
    />
  );
}
