import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ErrorData } from '../../electron/shared/error.ts';
import { isNotProven } from '../../electron/shared/not-proven.ts';
import { useTexts } from '../app/use-texts.ts';
import { Actions } from './Actions.tsx';
import { Button } from './Button.tsx';
import { ErrorCode } from './ErrorCode.tsx';
import { FindingList } from './FindingList.tsx';
import { findingsOf, textOf } from './fact-of.ts';
import { LogView } from './LogView.tsx';
import { Notice, type Tone } from './Notice.tsx';

/** An error as the catalogue words it: what happened, what to do next, what a tool said, and the code. Amber where nothing wrong was found. */
export function ErrorBox({
  error,
  onRetry,
  actions,
  tone,
}: {
  readonly error: ErrorData;
  readonly onRetry?: (() => void) | undefined;
  readonly actions?: ReactNode;
  /** Where the screen knows better whether something is wrong. */
  readonly tone?: Tone | undefined;
}) {
  const { t, gap, errorText } = useTexts();
  const { message, next } = errorText(error);
  const findings = findingsOf(error.data);
  const said = (textOf(error.data, 'output') ?? textOf(error.data, 'stderr') ?? '').trimEnd();
  return (
    <>
      <Notice tone={tone ?? (isNotProven(error) ? 'warn' : 'bad')} title={message} isAlert>
        {findings.length > 0 && <FindingList findings={findings} />}
        <p>
          <strong>{t('error.next')}</strong>
          {gap}
          {next}
        </p>
        <ErrorCode code={error.code} />
        {(onRetry !== undefined || actions !== undefined) && (
          <Actions>
            {onRetry !== undefined && (
              <Button onPress={onRetry} icon={<RotateCw size={16} aria-hidden />}>
                {t('app.retry')}
              </Button>
            )}
            {actions}
          </Actions>
        )}
      </Notice>
      {said !== '' && <LogView lines={said.split('\n')} label={t('error.said')} />}
    </>
  );
}
