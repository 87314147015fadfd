import type { WindowText } from '../../../electron/shared/i18n/catalogue.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Command } from '../../components/Command.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { LogView } from '../../components/LogView.tsx';
import { useEndAnnouncement } from '../../components/use-end-announcement.ts';
import { useLostFocus } from '../../components/use-lost-focus.ts';
import { Verdict } from '../../components/Verdict.tsx';
import { goTo } from '../../state/route.ts';
import type { InstallEnd, InstallVerdict } from './install-verdict.ts';

/** What each end does not prove. */
const limits: Readonly<Record<InstallEnd, WindowText>> = {
  healthy: 'end.healthy.not',
  unchanged: 'end.healthy.not',
  'went-back': 'end.went-back.not',
  'rolled-back': 'end.rolled-back.not',
  'rolled-back-unhealthy': 'end.unwell.not',
  'not-rolled-back': 'end.unwell.not',
  'first-install-failed': 'end.down.not',
  staged: 'end.staged.not',
  'outcome-unknown': 'end.unknown.not',
  'proof-missing': 'end.unknown.not',
  refused: 'end.refused.not',
  'not-switched': 'end.untouched.not',
  cancelled: 'end.untouched.not',
};

/** How a push, an activation or a rollback ended, from its evidence. */
export function InstallEndVerdict({
  job,
  verdict,
  name,
  isFresh,
}: {
  readonly job: JobSnapshot;
  readonly verdict: InstallVerdict;
  readonly name: string;
  readonly isFresh: boolean;
}) {
  const { t, claimText } = useTexts();
  useEndAnnouncement(t(`end.${verdict.end}`), isFresh);
  const box = useLostFocus();
  return (
    <div ref={box} tabIndex={-1} data-install-end={verdict.end} data-job={job.job} data-job-state={job.state}>
      <Verdict tone={verdict.tone} title={t(`end.${verdict.end}`)}>
        {verdict.proof && (
          <p>
            <strong>{claimText(verdict.proof)}</strong>
          </p>
        )}
        <p>{t(limits[verdict.end])}</p>
        {limits[verdict.end] === 'end.unknown.not' && (
          <>
            <p>{t('end.unknown.repair')}</p>
            <Command text={`voidferry-host repair --name ${name}`} />
          </>
        )}
        {job.error && <ErrorBox error={job.error} tone={verdict.tone === 'unproven' ? 'warn' : undefined} />}
        {job.evidence.length > 0 && <EvidenceList evidence={job.evidence} />}
        {job.log.length > 0 && (
          <Disclosure summary={t('run.log')}>
            <LogView lines={job.log} label={t('run.log')} />
          </Disclosure>
        )}
        <Actions>
          <Button onPress={() => goTo({ screen: 'receipt', id: job.jobId })}>{t('end.receipt')}</Button>
        </Actions>
      </Verdict>
    </div>
  );
}
