import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Command } from '../../components/Command.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { ItemTable } from '../../components/ItemTable.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Verdict } from '../../components/Verdict.tsx';
import { useTrip } from '../../state/trip-store.ts';
import { isFlushed } from './is-flushed.ts';

/** A write as it runs and as it ended, and whether the medium may be pulled. */
export function WriteRun({ job }: { readonly job: JobSnapshot }) {
  const { t } = useTexts();
  const { medium } = useTrip();
  const isProven = isFlushed(job);
  const unmount = medium?.kind === 'medium' ? <Command text={`umount ${medium.mountPoint}`} /> : null;
  return (
    <>
      <JobView job={job}>
        <p>{t('write.pull.no')}</p>
      </JobView>
      {isProven && (
        <Verdict tone="proven" title={t('write.done')}>
          <p>{t('write.done.not')}</p>
          <p>{t('write.pull.yes')}</p>
          {unmount}
        </Verdict>
      )}
      {job.state === 'done' && !isProven && <Verdict tone="unproven" title={t('write.unproven')} />}
      {(job.state === 'failed' || job.state === 'cancelled') && (
        <>
          <p>{t('write.pull.broken')}</p>
          {unmount}
        </>
      )}
      {isProven && <EvidenceList evidence={job.evidence} />}
      {job.items.count > 0 && <ItemTable items={job.items} label={t('write.files')} />}
    </>
  );
}
