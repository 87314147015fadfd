import { useTexts } from '../../app/use-texts.ts';
import { Arrival } from '../../components/Arrival.tsx';
import { ItemTable } from '../../components/ItemTable.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useWasRunning } from '../../components/use-was-running.ts';
import { type Verified, VerifyEndVerdict } from './VerifyEndVerdict.tsx';

/** A verification as it runs and as it ended, with its files. */
export function VerifyRun({ job, ...verified }: Omit<Verified, 'isFresh'>) {
  const { t } = useTexts();
  const isFresh = useWasRunning(job);
  return (
    <>
      {job.state === 'running' ? (
        <Arrival>
          <Notice tone="info" title={t('verify.pull.running')} />
          <JobView job={job} />
        </Arrival>
      ) : (
        <VerifyEndVerdict job={job} {...verified} isFresh={isFresh} />
      )}
      {job.items.count > 0 && (
        <Panel title={t('verify.files')}>
          <ItemTable items={job.items} label={t('verify.files')} />
        </Panel>
      )}
    </>
  );
}
