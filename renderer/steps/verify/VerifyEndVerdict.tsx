import type { ReactNode } from 'react';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { LogView } from '../../components/LogView.tsx';
import { Stack } from '../../components/Stack.tsx';
import { useEndAnnouncement } from '../../components/use-end-announcement.ts';
import { Verdict } from '../../components/Verdict.tsx';
import { goTo } from '../../state/route.ts';
import { KitCheckCode } from './KitCheckCode.tsx';
import { NotChecked } from './NotChecked.tsx';
import { UnknownSigner } from './UnknownSigner.tsx';
import { VerifiedFacts } from './VerifiedFacts.tsx';
import { VerifyFailure } from './VerifyFailure.tsx';
import { type VerifyEnd, verdictOf } from './verdict-of.ts';

/** A verification that is over, and what it was asked for. */
export interface Verified {
  readonly job: JobSnapshot;
  /** What was verified: a kit, or what holds it. */
  readonly path: string;
  /** The allowed_signers file that counted; null: those of this workstation. */
  readonly signers: string | null;
  /** The kit that must lie there; null: whichever does. */
  readonly expectedDigest: string | null;
  readonly onAgain: () => void;
  /** What can be done once it is proven. */
  readonly onward?: ReactNode;
  /** It ended before the eyes of the person. */
  readonly isFresh: boolean;
}

/** Ends that need more words than their title has. */
const explained = ['files-only', 'other-kit', 'proof-missing', 'cancelled', 'unsigned'] as const;
type Explained = (typeof explained)[number];

/** How a verification ended, from its evidence: what was proven, and always what was not. */
export function VerifyEndVerdict({ job, path, signers, expectedDigest, onAgain, onward, isFresh }: Verified) {
  const { t } = useTexts();
  const verdict = verdictOf(job, expectedDigest);
  const names = verdict?.signers.map(({ principal }) => principal) ?? [];
  const end = verdict?.end ?? 'proof-missing';
  const title = t(`verify.end.${end}`, { signers: names });
  useEndAnnouncement(title, isFresh);
  if (verdict === null) return null;
  const { tone, digest } = verdict;
  const isProven = tone === 'proven';
  return (
    <div data-verify-end={end} data-job={job.job} data-job-state={job.state}>
      <Verdict tone={tone} title={title}>
        {isExplained(end) && <p>{t(`verify.end.${end}.text`, { signers: names })}</p>}
        <VerifyFailure job={job} verdict={verdict} />
        {verdict.unknownSigner !== null && (
          <UnknownSigner fingerprint={verdict.unknownSigner} path={path} signers={signers} onAgain={onAgain} />
        )}
        <VerifiedFacts job={job} verdict={verdict} />
        {digest !== null && <KitCheckCode digest={digest} isProven={isProven} />}
        {job.evidence.length > 0 && (
          <Stack gap="tight">
            <h3>{t(job.state === 'done' ? 'verify.evidence' : 'verify.evidence.nevertheless')}</h3>
            <EvidenceList evidence={job.evidence} />
          </Stack>
        )}
        <NotChecked verdict={verdict} hasEvidence={job.evidence.length > 0} />
        {job.log.length > 0 && (
          <Disclosure summary={t('job.log', { n: job.log.length })}>
            <LogView lines={job.log} />
          </Disclosure>
        )}
        <Actions>
          {isProven && onward}
          <Button onPress={() => goTo({ screen: 'receipt', id: job.jobId })}>{t('end.receipt')}</Button>
        </Actions>
      </Verdict>
    </div>
  );
}

function isExplained(end: VerifyEnd): end is Explained {
  return explained.some((one) => one === end);
}
