import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ErrorData } from '../../electron/shared/error.ts';
import { useTexts } from '../app/use-texts.ts';
import { Actions } from './Actions.tsx';
import { Button } from './Button.tsx';
import styles from './ErrorBox.module.css';
import { Notice, type Tone } from './Notice.tsx';
import { isNotProven } from './not-proven.ts';

/** An error as the catalogue words it: what happened, what to do next, and its code. Amber where nothing wrong was found. */
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
  const { t, errorText } = useTexts();
  const { message, next } = errorText(error);
  return (
    <Notice tone={tone ?? (isNotProven(error) ? 'warn' : 'bad')} title={message} isAlert>
      <p>
        <strong>{t('error.next')}</strong> {next}
      </p>
      <p className={styles['code']}>{t('error.code', { code: error.code })}</p>
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
  );
}
