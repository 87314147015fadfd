import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { JobView } from '../../components/JobView.tsx';
import { Notice } from '../../components/Notice.tsx';
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
  return (
    <>
      {isSwitching(job.phase) ? (
        <Notice tone="warn" title={t('run.switching')} />
      ) : (
        <Notice tone="info" title={t(stageOnly ? 'run.staging' : `run.serving.${serving}`)} />
      )}
      <JobView job={job} />
      <Timeline job={job} stageOnly={stageOnly} />
    </>
  );
}
