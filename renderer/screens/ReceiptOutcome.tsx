import type { Receipt } from '../../electron/shared/receipt.ts';
import { useTexts } from '../app/use-texts.ts';
import { jobStateWord } from '../components/job-state-word.ts';
import { Notice, type Tone } from '../components/Notice.tsx';

const tones = {
  done: 'info',
  cancelled: 'info',
  'not-proven': 'warn',
  failed: 'bad',
} as const satisfies Readonly<Record<string, Tone>>;

/** How the job ended, as a sentence, and why. Never green: whether the receipt is genuine is not checked on its own page. */
export function ReceiptOutcome({ receipt }: { readonly receipt: Receipt }) {
  const { t, gap, errorText } = useTexts();
  const { outcome, error, evidence } = receipt;
  const word = jobStateWord({ state: outcome, error });
  // A receipt is made when its job has ended.
  const end = word === 'running' ? 'failed' : word;
  const sentence = end === 'done' && evidence.length === 0 ? 'done-empty' : end;
  const why = error && errorText(error);
  return (
    <Notice tone={tones[end]} title={t(`receipt.${sentence}`)}>
      {error && why && (
        <>
          <p>
            <strong>{t('receipt.error')}</strong>
            {gap}
            {why.message}
          </p>
          <p>
            <strong>{t('error.next')}</strong>
            {gap}
            {why.next}
          </p>
          <p>{t('error.code', { code: error.code })}</p>
        </>
      )}
    </Notice>
  );
}
