import type { JobSnapshot } from '../../../electron/shared/job.ts';
import type { Medium } from '../../../electron/shared/medium.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Arrival } from '../../components/Arrival.tsx';
import { ItemTable } from '../../components/ItemTable.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useItems } from '../../components/use-items.ts';
import { useWasRunning } from '../../components/use-was-running.ts';
import { WriteVerdict } from './WriteVerdict.tsx';

/** A write as it runs and as it ended, with its files. */
export function WriteRun({
  job,
  medium,
  kitDigest,
}: {
  readonly job: JobSnapshot;
  readonly medium: Medium | null;
  /** Of the kit that the trip has now. */
  readonly kitDigest: string | null;
}) {
  const { t, gap } = useTexts();
  const isFresh = useWasRunning(job);
  const items = useItems(job);
  return (
    <>
      {job.state === 'running' ? (
        <Arrival key="running">
          {medium?.kind !== 'folder' && (
            <Notice tone="warn" title={`${t('write.pull')}${gap}${t('write.pull.running')}`}>
              <p>{t('write.pull.running.why')}</p>
            </Notice>
          )}
          <JobView job={job} />
        </Arrival>
      ) : (
        <Arrival key="over">
          <WriteVerdict job={job} medium={medium} kitDigest={kitDigest} isFresh={isFresh} />
        </Arrival>
      )}
      {items.count > 0 && (
        <Panel title={t('write.files')}>
          <p>{t('write.files.meaning', { word: t('items.state.ok') })}</p>
          <ItemTable items={items} label={t('write.files')} />
        </Panel>
      )}
    </>
  );
}
