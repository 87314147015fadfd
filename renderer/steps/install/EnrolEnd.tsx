import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { isNotProven } from '../../../electron/shared/not-proven.ts';
import { proves } from '../../../electron/shared/trip-steps.ts';
import { useTexts } from '../../app/use-texts.ts';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { useEndAnnouncement } from '../../components/use-end-announcement.ts';
import { useLostFocus } from '../../components/use-lost-focus.ts';
import { Verdict, type VerdictTone } from '../../components/Verdict.tsx';

/** How an enrolment ended, from its evidence. */
export function EnrolEnd({ job, isFresh }: { readonly job: JobSnapshot; readonly isFresh: boolean }) {
  const { t } = useTexts();
  const tone = toneOf(job);
  useEndAnnouncement(t(`enrol.${tone}`), isFresh);
  const box = useLostFocus();
  return (
    <div ref={box} tabIndex={-1} data-job={job.job} data-job-state={job.state}>
      <Verdict tone={tone} title={t(`enrol.${tone}`)}>
        {tone === 'cancelled' && <p>{t('enrol.cancelled.text')}</p>}
        {job.error && <ErrorBox error={job.error} />}
        {job.evidence.length > 0 && <EvidenceList evidence={job.evidence} />}
      </Verdict>
    </div>
  );
}

function toneOf(job: JobSnapshot): VerdictTone {
  if (job.state === 'cancelled') return 'cancelled';
  if (job.state === 'failed') return isNotProven(job.error) ? 'unproven' : 'failed';
  return proves(job, [['host.enrolled']]) ? 'proven' : 'unproven';
}
