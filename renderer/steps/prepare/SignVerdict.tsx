import type { TrustedSigners } from '../../../electron/shared/contract/custody.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import type { Asked } from '../../bridge/use-request.ts';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { Verdict } from '../../components/Verdict.tsx';
import { type PrepareEnd, signerOf, toneOf } from './prepare-end.ts';
import { TrustKey } from './TrustKey.tsx';

/** Whether somebody vouches for the very kit that lies there now, and what was not checked. */
export function SignVerdict({
  sign,
  end,
  kitDir,
  signers,
}: {
  readonly sign: JobSnapshot | null;
  readonly end: PrepareEnd;
  readonly kitDir: string;
  readonly signers: Asked<TrustedSigners>;
}) {
  const { t } = useTexts();
  const fingerprint = signerOf(sign);
  return (
    <div data-prepare-end={end}>
      <Verdict tone={toneOf(end)} title={t(`prepare.end.${end}`, { fingerprint })}>
        <p>{t(`prepare.end.${end}.text`)}</p>
        {end === 'signed' && sign !== null && (
          <>
            <EvidenceList evidence={sign.evidence} />
            <div>
              <h3>{t('prepare.not')}</h3>
              <ul>
                <li>{t('prepare.not.runs')}</li>
                <li>{t('prepare.not.trust')}</li>
                <li>{t('prepare.not.later')}</li>
              </ul>
            </div>
            {fingerprint !== null && <TrustKey fingerprint={fingerprint} kitDir={kitDir} signers={signers} />}
          </>
        )}
      </Verdict>
    </div>
  );
}
