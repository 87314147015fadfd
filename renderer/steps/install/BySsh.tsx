import { useEffect, useRef, useState } from 'react';
import type { KitView } from '../../../electron/shared/contract/kit.ts';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useAsk } from '../../bridge/use-ask.ts';
import { Panel } from '../../components/Panel.tsx';
import { startTripJob, updateTrip, useTrip } from '../../state/trip-store.ts';
import { AfterInstall } from './AfterInstall.tsx';
import { AskFailure } from './AskFailure.tsx';
import { EnrolEnd } from './EnrolEnd.tsx';
import { EnrolSection } from './EnrolSection.tsx';
import { HostForm } from './HostForm.tsx';
import { InstallActions, type PushChoice } from './InstallActions.tsx';
import { didNotSwitch } from './install-verdict.ts';
import { draftOf, type LoginDraft, loginOf } from './login-draft.ts';
import { PlanPanel } from './PlanPanel.tsx';
import { Preflight } from './Preflight.tsx';
import { RunView } from './RunView.tsx';
import { useInstallJobs } from './use-install-jobs.ts';
import { type Serving, servingOf } from './way-back.ts';

/** What was known of the host when the push began. */
interface Begun {
  readonly stageOnly: boolean;
  readonly serving: Serving;
}

const unknownBeginning: Begun = { stageOnly: false, serving: 'unknown' };

/** The way over SSH: which host, what it is, what will happen, and what did. */
export function BySsh({ kitDir, view }: { readonly kitDir: string; readonly view: KitView }) {
  const { t } = useTexts();
  const trip = useTrip();
  const { kit } = view;
  const { enrol, acts } = useInstallJobs();
  const [draft, setDraft] = useState(() => draftOf(trip.host));
  const [begun, setBegun] = useState(unknownBeginning);
  const { asking, ask, forget } = useAsk('host.plan-push');
  const [newest, ...earlier] = acts;
  const running = [newest, enrol].find((job) => job?.state === 'running');
  const watched = useRef<string | null>(null);
  if (running) watched.current = running.jobId;

  const change = (next: LoginDraft) => {
    // A plan holds for the host that was asked, and for no other.
    if (JSON.stringify(loginOf(next).host) !== JSON.stringify(loginOf(draft).host)) forget();
    setDraft(next);
  };
  const askPlan = () => {
    const login = loginOf(draft);
    void updateTrip({ host: login.host });
    void ask({ login, kitDir });
  };
  const askAgain = useRef(askPlan);
  askAgain.current = askPlan;
  const hasJustEnrolled = enrol?.state === 'done' && watched.current === enrol.jobId;
  useEffect(() => {
    if (hasJustEnrolled) askAgain.current();
  }, [hasJustEnrolled]);

  const plan = asking.state === 'answered' ? asking.data : null;
  const start = async (choice: PushChoice): Promise<ErrorData | null> => {
    const login = loginOf(draft);
    const answer = await startTripJob({ job: 'push', login, kitDir, ...choice }, { host: login.host });
    if (!answer.ok) return answer.error;
    setBegun({ stageOnly: choice.stageOnly, serving: servingOf(plan ? plan.status : undefined) });
    // What the host said before is no longer so.
    forget();
    return null;
  };

  if (running) {
    const { stageOnly, serving } = running.job === 'push' ? begun : unknownBeginning;
    return <RunView job={running} serving={serving} stageOnly={stageOnly} />;
  }
  return (
    <>
      {newest && (
        <AfterInstall acts={[newest, ...earlier]} kit={kit} draft={draft} isFresh={watched.current === newest.jobId} />
      )}
      <HostForm
        draft={draft}
        onChange={change}
        isAsking={asking.state === 'asking'}
        isLeading={plan === null && (newest === undefined || didNotSwitch(newest))}
        onAsk={askPlan}
        failure={
          asking.state === 'failed' && (
            <AskFailure error={asking.error} target={draft.target.trim()} onAgain={askPlan} />
          )
        }
      />
      {enrol && <EnrolEnd job={enrol} isFresh={watched.current === enrol.jobId} />}
      {plan && (
        <>
          <Preflight plan={plan} />
          {needsTrust(plan.problems) && <EnrolSection login={loginOf(draft)} isEnrolled={plan.facts.enrolled} />}
          <PlanPanel plan={plan} kit={kit} />
          <Panel title={t('act.title')}>
            <InstallActions
              serial={kit.serial}
              whyNot={plan.problems.length === 0 ? null : t('act.blocked')}
              onStart={start}
            />
          </Panel>
        </>
      )}
    </>
  );
}

function needsTrust(problems: readonly ErrorData[]): boolean {
  return problems.some(({ code }) => code === 'host/not-enrolled' || code === 'kit/signer-unknown');
}
