import { useTexts } from '../app/use-texts.ts';
import { ErrorBox } from '../components/ErrorBox.tsx';
import { Page } from '../components/Page.tsx';
import { startJob, useJob, useJobFailure } from '../state/jobs-store.ts';
import { rememberCheck, useLastCheck } from '../steps/verify/last-check.ts';
import { VerifyPanel } from '../steps/verify/VerifyPanel.tsx';
import { type VerifyQuestion, verifyInput } from '../steps/verify/verify-question.ts';

const nothingAsked: VerifyQuestion = { path: '', level: 'L2', signers: null };

/** Verifies whatever lies at a place; no trip, no project and no kit on this computer are needed. */
export function CheckMedium() {
  const { t } = useTexts();
  const last = useLastCheck();
  const job = useJob(last?.jobId);
  const failure = useJobFailure(last?.jobId);
  const start = async (question: VerifyQuestion) => {
    const answer = await startJob(verifyInput(question, null));
    if (answer.ok) rememberCheck({ jobId: answer.data.jobId, question });
    return answer;
  };
  return (
    <Page title={t('check.title')} lead={t('check.lead')}>
      {failure && <ErrorBox error={failure} />}
      <VerifyPanel
        job={job}
        initial={last?.question ?? nothingAsked}
        expectedDigest={null}
        isAnyPlace
        onStart={start}
      />
    </Page>
  );
}
