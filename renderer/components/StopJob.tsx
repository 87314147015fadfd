import { Square } from 'lucide-react';
import { useState } from 'react';
import type { JobSnapshot } from '../../electron/shared/job.ts';
import { useTexts } from '../app/use-texts.ts';
import { cancelJob } from '../state/jobs-store.ts';
import { Button } from './Button.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { stopMeaning } from './stop-meaning.ts';

/** Stops a running job after asking, with what stopping means in the phase it is in. */
export function StopJob({ job }: { readonly job: JobSnapshot }) {
  const { t } = useTexts();
  const [isAsked, setAsked] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const meaning = stopMeaning(job);
  const isWatching = meaning === 'watching';
  const stop = async () => {
    setAsked(false);
    setStopping(true);
    await cancelJob(job.jobId);
    setStopping(false);
  };
  return (
    <>
      <Button onPress={() => setAsked(true)} isPending={isStopping} icon={<Square size={16} aria-hidden />}>
        {t(isStopping ? 'job.stopping' : isWatching ? 'job.stop.watching.confirm' : 'job.stop')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={t(isWatching ? 'job.stop.watching.title' : 'job.stop.title')}
        body={<p>{t(`job.stop.${meaning}`)}</p>}
        confirm={t(isWatching ? 'job.stop.watching.confirm' : 'job.stop.confirm')}
        cancel={t(isWatching ? 'job.stop.watching.keep' : 'job.stop.keep')}
        danger={!isWatching}
        onConfirm={() => void stop()}
      />
    </>
  );
}
