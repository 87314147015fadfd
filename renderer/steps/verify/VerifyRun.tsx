import type { JobSnapshot } from '../../../electron/shared/job.ts';
import type { Json } from '../../../electron/shared/json.ts';
import { useTexts } from '../../app/use-texts.ts';
import { CheckCode } from '../../components/CheckCode.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { ItemTable } from '../../components/ItemTable.tsx';
import { JobView } from '../../components/JobView.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Verdict } from '../../components/Verdict.tsx';
import { UnknownSigner } from './UnknownSigner.tsx';
import { type VerifyVerdict, verdictOf } from './verdict-of.ts';

const TONES = {
  proven: 'proven',
  files: 'unproven',
  unproven: 'unproven',
  wrong: 'failed',
  stopped: 'failed',
  cancelled: 'cancelled',
} as const;

/** A verification as it runs and as it ended: the verdict, what backs it, and what was not checked. */
export function VerifyRun({
  job,
  path,
  onTrusted,
}: {
  readonly job: JobSnapshot;
  /** The kit that was verified. */
  readonly path: string;
  readonly onTrusted: () => void;
}) {
  const { t } = useTexts();
  const verdict = verdictOf(job);
  const checkCode = textIn(job.result, 'checkCode');
  return (
    <>
      <JobView job={job} />
      {verdict !== 'running' && (
        <Verdict tone={TONES[verdict]} title={titleOf(verdict, job, t)}>
          {checkCode !== null && (
            <>
              <p>{t('verify.check-code')}</p>
              <CheckCode code={checkCode} />
            </>
          )}
        </Verdict>
      )}
      {job.error?.code === 'kit/signer-unknown' && (
        <UnknownSigner fingerprint={String(job.error.data['fingerprint'])} path={path} onTrusted={onTrusted} />
      )}
      {job.evidence.length > 0 && job.state !== 'running' && <EvidenceList evidence={job.evidence} />}
      {verdict !== 'running' && (
        <Panel title={t('verify.not-checked')}>
          <ul>
            <li>{t(verdict === 'proven' ? 'verify.not.replug' : 'verify.not.device')}</li>
            <li>{t('verify.not.attestations')}</li>
            <li>{t('verify.not.host')}</li>
          </ul>
        </Panel>
      )}
      {job.items.count > 0 && <ItemTable items={job.items} label={t('write.files')} />}
    </>
  );
}

function titleOf(verdict: Exclude<VerifyVerdict, 'running'>, job: JobSnapshot, t: ReturnType<typeof useTexts>['t']) {
  switch (verdict) {
    case 'proven': {
      const signed = job.evidence.find(({ claim }) => claim === 'kit.signature-valid');
      return t('verify.verdict.proven', { signer: String(signed?.figures['signer'] ?? '') });
    }
    case 'wrong':
      return t('verify.verdict.failed');
    default:
      return t(`verify.verdict.${verdict}`);
  }
}

function textIn(result: Json, name: string): string | null {
  const value =
    result !== null && typeof result === 'object' && name in result
      ? Object.entries(result).find(([key]) => key === name)?.[1]
      : null;
  return typeof value === 'string' ? value : null;
}
