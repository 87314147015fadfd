import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { ErrorCode } from '../../components/ErrorCode.tsx';
import { Facts } from '../../components/Facts.tsx';
import type { Mismatch, VerifyVerdict } from './verdict-of.ts';

/** Why a verification did not end as proven; nothing when it was done. */
export function VerifyFailure({ job, verdict }: { readonly job: JobSnapshot; readonly verdict: VerifyVerdict }) {
  const { t, errorText } = useTexts();
  const { end, tone, mismatch } = verdict;
  // These have parts of their own that say all of it.
  const isTold = mismatch !== null || verdict.unknownSigner !== null;
  return (
    <>
      {job.error && end === 'mismatch' && (
        <p>
          <strong>{errorText(job.error).next}</strong>
        </p>
      )}
      {end === 'medium-failed' && (
        <p>
          <strong>{t('verify.dont-carry')}</strong>
        </p>
      )}
      {(end === 'wrong' || end === 'signer-revoked') && (
        <p>
          <strong>{t('verify.dont-use')}</strong>
        </p>
      )}
      {mismatch && <Difference mismatch={mismatch} />}
      {job.error && isTold && <ErrorCode code={job.error.code} />}
      {job.error && !isTold && <ErrorBox error={job.error} />}
      {(tone === 'cancelled' || tone === 'failed') && job.items.count > 0 && <p>{t('verify.nothing-proven')}</p>}
    </>
  );
}

function Difference({ mismatch }: { readonly mismatch: Mismatch }) {
  const { t, number } = useTexts();
  const { file, offset, expected, actual, wrong } = mismatch;
  return (
    <>
      <Facts
        facts={[
          [t('verify.fact.file'), <code key="file">{file}</code>],
          [t('verify.fact.offset'), offset === null ? t('verify.fact.offset-unknown') : number(offset)],
          [t('verify.fact.expected'), <code key="expected">{expected}</code>],
          [t('verify.fact.actual'), <code key="actual">{actual}</code>],
        ]}
      />
      {wrong.length > 1 && (
        <Disclosure summary={t('verify.wrong-files', { n: number(wrong.length) })}>
          <ul>
            {wrong.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
