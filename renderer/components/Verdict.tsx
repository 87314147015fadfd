import { Ban, CircleQuestionMark, CircleX, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../app/use-texts.ts';
import { cx } from './cx.ts';
import styles from './Verdict.module.css';

/** `unproven`: not checked, nothing wrong found. */
export type VerdictTone = 'proven' | 'unproven' | 'failed' | 'cancelled';

const icons = { proven: ShieldCheck, unproven: CircleQuestionMark, failed: CircleX, cancelled: Ban } as const;

/**
 * What came of something, as a sentence, with what was proven and what was not below it. `proven` only from the evidence of a job that is
 * done: see `proves` of the trip's steps.
 */
export function Verdict({
  tone,
  title,
  children,
}: {
  readonly tone: VerdictTone;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const { t } = useTexts();
  const Icon = icons[tone];
  return (
    <section className={cx(styles['verdict'], styles[tone])} data-verdict={tone} aria-label={title}>
      <div className={styles['head']}>
        <Icon className={styles['icon']} size={36} strokeWidth={1.75} aria-hidden />
        <div>
          <p className={styles['word']}>{t(`verdict.${tone}`)}</p>
          <h2 className={styles['title']}>{title}</h2>
        </div>
      </div>
      {children !== undefined && <div className={styles['body']}>{children}</div>}
    </section>
  );
}
