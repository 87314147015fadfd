import { useEffect, useRef } from 'react';
import type { KitView } from '../../../electron/shared/contract/kit.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { releaseOf } from '../../../electron/shared/trip-steps.ts';
import { useAsk } from '../../bridge/use-ask.ts';
import { ActivateLater } from './ActivateLater.tsx';
import { EarlierEnd } from './EarlierEnd.tsx';
import { HostLogPanel } from './HostLogPanel.tsx';
import { HostStatusPanel } from './HostStatusPanel.tsx';
import { InstallEndVerdict } from './InstallEndVerdict.tsx';
import { didNotSwitch, installVerdict } from './install-verdict.ts';
import { type LoginDraft, loginOf } from './login-draft.ts';
import { RollbackPanel } from './RollbackPanel.tsx';
import { Timeline } from './Timeline.tsx';

/** What a host is asked and told after an installation ended: its status, its log, the second act, the way back. */
export function AfterInstall({
  acts,
  kit,
  draft,
  isFresh,
}: {
  /** The newest first; all are over. */
  readonly acts: readonly [JobSnapshot, ...JobSnapshot[]];
  readonly kit: KitView['kit'];
  readonly draft: LoginDraft;
  /** It ended before the eyes of the person: the login works, so the status is asked at once. */
  readonly isFresh: boolean;
}) {
  const [newest, ...earlier] = acts;
  const { name, serial } = kit;
  const { asking, ask } = useAsk('host.status');
  const askStatus = () => void ask({ login: loginOf(draft), name });
  const askAtOnce = useRef(askStatus);
  askAtOnce.current = askStatus;
  const { jobId } = newest;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another job that ended is what asks again
  useEffect(() => {
    if (isFresh) askAtOnce.current();
  }, [jobId, isFresh]);
  const staged = stagedRelease(acts);
  const isLive = asking.state === 'answered' && asking.data.current !== '';
  const isNothingLive =
    (asking.state === 'answered' && !isLive) ||
    (asking.state === 'failed' && asking.error.code === 'host/release-unknown');
  // Where no act switched anything, there is a way back only if the host names what serves.
  const verdict = installVerdict(newest);
  const mayServe = staged === null && !acts.every(didNotSwitch) && verdict?.end !== 'first-install-failed';
  const hasWayBack = isLive || (!isNothingLive && mayServe);
  return (
    <>
      {verdict && <InstallEndVerdict job={newest} verdict={verdict} name={name} isFresh={isFresh} />}
      <Timeline job={newest} stageOnly={verdict?.end === 'staged'} />
      {staged !== null && <ActivateLater draft={draft} name={name} release={staged} serial={serial} />}
      <HostStatusPanel
        asking={asking}
        name={name}
        target={draft.target.trim()}
        isLeading={verdict?.end === 'outcome-unknown' || verdict?.end === 'proof-missing'}
        onAsk={askStatus}
      />
      <HostLogPanel draft={draft} name={name} />
      {hasWayBack && (
        <RollbackPanel
          draft={draft}
          name={name}
          current={asking.state === 'answered' ? asking.data.current : null}
          timeoutSeconds={kit.service.health.timeoutSeconds}
          needsLeave={!kit.service.rollbackSafe || newest.error?.code === 'host/rollback-unsafe'}
        />
      )}
      {earlier.map((job) => (
        <EarlierEnd key={job.jobId} job={job} />
      ))}
    </>
  );
}

/** The release that lies ready and was not activated since: the host holds it still when an activation was refused or never began. */
function stagedRelease(acts: readonly JobSnapshot[]): string | null {
  const push = acts.find(({ job }) => job === 'push');
  if (push === undefined || installVerdict(push)?.end !== 'staged') return null;
  const isOpen = acts.every((job) => job === push || didNotSwitch(job));
  return isOpen ? releaseOf(push) : null;
}
