import type { JobSnapshot } from '../../../electron/shared/job.ts';
import type { Medium } from '../../../electron/shared/medium.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { Facts } from '../../components/Facts.tsx';
import { textOf } from '../../components/fact-of.ts';
import { LogView } from '../../components/LogView.tsx';
import { Stack } from '../../components/Stack.tsx';
import { useEndAnnouncement } from '../../components/use-end-announcement.ts';
import { Verdict } from '../../components/Verdict.tsx';
import { goTo } from '../../state/route.ts';
import { useTrip } from '../../state/trip-store.ts';
import { PullAnswer } from './PullAnswer.tsx';
import { leftoverOf, type WriteEnd, writeEnd } from './write-end.ts';

/** How a write ended: what is on the medium, what was proven of it and what was not, and whether it may be pulled. */
export function WriteVerdict({
  job,
  medium,
  kitDigest,
  isFresh,
}: {
  readonly job: JobSnapshot;
  readonly medium: Medium | null;
  readonly kitDigest: string | null;
  readonly isFresh: boolean;
}) {
  const { t } = useTexts();
  const { id } = useTrip();
  const verdict = writeEnd(job, kitDigest);
  const end = verdict?.end ?? 'proof-missing';
  useEndAnnouncement(t(`write.end.${end}`), isFresh);
  if (verdict === null) return null;
  const isProven = verdict.tone === 'proven';
  return (
    <div data-write-end={end} data-job={job.job} data-job-state={job.state}>
      <Verdict tone={verdict.tone} title={t(`write.end.${end}`)}>
        <Outcome job={job} end={end} />
        {job.error && <ErrorBox error={job.error} />}
        <PullAnswer job={job} medium={medium} />
        {job.evidence.length > 0 && <EvidenceList evidence={job.evidence} />}
        {job.state === 'done' && <NotProven />}
        {job.log.length > 0 && (
          <Disclosure summary={t('job.log', { n: job.log.length })}>
            <LogView lines={job.log} />
          </Disclosure>
        )}
        {end !== 'no-receipt' && (
          <Actions>
            {isProven && (
              <Button kind="primary" onPress={() => goTo({ screen: 'trip', tripId: id, step: 'verify' })}>
                {t('write.continue')}
              </Button>
            )}
            <Button onPress={() => goTo({ screen: 'receipt', id: job.jobId })}>{t('end.receipt')}</Button>
          </Actions>
        )}
      </Verdict>
    </div>
  );
}

/** What is on the medium now. */
function Outcome({ job, end }: { readonly job: JobSnapshot; readonly end: WriteEnd }) {
  const { t, ui } = useTexts();
  if (end === 'failed' || end === 'cancelled' || end === 'no-receipt')
    return (
      <p>
        <strong>{t(`write.left.${leftoverOf(job)}`)}</strong>
      </p>
    );
  const path = textOf(job.result, 'path');
  const levels = job.evidence.flatMap(({ level }) => (level === undefined ? [] : ui(`level.${level}`)));
  return (
    <>
      {levels.length > 0 && <p>{t('write.level', { levels })}</p>}
      {(end === 'other-kit' || end === 'proof-missing') && <p>{t(`write.end.${end}.next`)}</p>}
      <Facts facts={[[t('write.at'), path === null ? null : <code key="path">{path}</code>]]} />
    </>
  );
}

function NotProven() {
  const { t } = useTexts();
  return (
    <Stack gap="tight">
      <h3>{t('write.not-proven')}</h3>
      <ul>
        <li>{t('write.not-proven.read-back')}</li>
        <li>{t('write.not-proven.signature')}</li>
        <li>{t('write.not-proven.later')}</li>
      </ul>
    </Stack>
  );
}
