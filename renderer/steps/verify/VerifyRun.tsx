import { useTexts } from '../../app/use-texts.ts';
import { Arrival } from '../../components/Arrival.tsx';
import { ItemTable } from '../../components/ItemTable.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useItems } from '../../components/use-items.ts';
import { useWasRunning } from '../../components/use-was-running.ts';
import { type Verified, VerifyEndVerdict } from './VerifyEndVerdict.tsx';

/** A verification as it runs and as it ended, with its files. */
export function VerifyRun({ job, ...verified }: Omit<Verified, 'isFresh'>) {
  const { t } = useTexts();
  const isFresh = useWasRunning(job);
  const items = useItems(job);
  return (
    <>
      {job.state === 'running' ? (
        <Arrival key="running">
          <Notice tone="info" title={t('verify.pull.running')} />
          <JobView job={job} />
        </Arrival>
      ) : (
        <Arrival key="over">
          <VerifyEndVerdict job={job} {...verified} isFresh={isFresh} />
        </Arrival>
      )}
      {items.count > 0 && (
        <Panel title={t('verify.files')}>
          <ItemTable items={items} label={t('verify.files')} />
        </Panel>
      )}
    </>
  );
}
