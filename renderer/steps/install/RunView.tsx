import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { JobView } from '../../components/JobView.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useLostFocus } from '../../components/use-lost-focus.ts';
import styles from './install.module.css';
import { isSwitching } from './install-verdict.ts';
import { Timeline } from './Timeline.tsx';
import type { Serving } from './way-back.ts';

/** A push, an activation or a rollback while it runs, with the one sentence on what serves meanwhile. */
export function RunView({
  job,
  serving,
  stageOnly,
}: {
  readonly job: JobSnapshot;
  readonly serving: Serving;
  readonly stageOnly: boolean;
}) {
  const { t } = useTexts();
  const box = useLostFocus();
  return (
    <div ref={box} tabIndex={-1} className={styles['run']}>
      {isSwitching(job.phase) ? (
        <Notice tone="warn" title={t('run.switching')} />
      ) : (
        <Notice tone="info" title={t(stageOnly ? 'run.staging' : `run.serving.${serving}`)} />
      )}
      <JobView job={job} />
      <Timeline job={job} stageOnly={stageOnly} />
    </div>
  );
}
