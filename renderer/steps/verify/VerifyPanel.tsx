import { type ReactNode, useState } from 'react';
import type { Answer } from '../../../electron/shared/contract/contract.ts';
import type { ErrorData } from '../../../electron/shared/error.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import { VerifyForm } from './VerifyForm.tsx';
import { VerifyRun } from './VerifyRun.tsx';
import type { VerifyQuestion } from './verify-question.ts';

/** Everything about verifying one place: the question, the run, the verdict. */
export function VerifyPanel({
  job,
  initial,
  expectedDigest,
  isAnyPlace,
  onStart,
  onward,
}: {
  /** The newest verification; null: none yet. */
  readonly job: JobSnapshot | null;
  /** What that verification was asked, or what is proposed. */
  readonly initial: VerifyQuestion;
  readonly expectedDigest: string | null;
  /** Nothing is proposed: media are shown to choose from, and signers other than this workstation's may count. */
  readonly isAnyPlace: boolean;
  readonly onStart: (question: VerifyQuestion) => Promise<Answer<unknown>>;
  readonly onward?: ReactNode;
}) {
  const [question, setQuestion] = useState(initial);
  const [asked, setAsked] = useState(initial);
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<ErrorData | null>(null);
  const start = async (next: VerifyQuestion) => {
    setStarting(true);
    setError(null);
    const answer = await onStart(next);
    setStarting(false);
    if (answer.ok) setAsked(next);
    else setError(answer.error);
  };
  return (
    <>
      {/* The verdict on one place must not stand over the question about another that could not be asked. */}
      {job && error === null && (
        <VerifyRun
          job={job}
          path={asked.path}
          signers={asked.signers}
          expectedDigest={expectedDigest}
          onAgain={() => void start(asked)}
          onward={onward}
        />
      )}
      {job?.state !== 'running' && (
        <VerifyForm
          question={question}
          onChange={setQuestion}
          onStart={() => void start({ ...question, path: question.path.trim() })}
          isStarting={isStarting}
          isAgain={job !== null}
          isAnyPlace={isAnyPlace}
          error={error}
        />
      )}
    </>
  );
}
