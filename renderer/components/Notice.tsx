import { CircleAlert, Info, ShieldCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Notice.module.css';

/** `good-proven` is for what evidence proved, and for nothing else. */
export type Tone = 'info' | 'warn' | 'bad' | 'good-proven';

const icons = { info: Info, warn: TriangleAlert, bad: CircleAlert, 'good-proven': ShieldCheck } as const;

/**
 * Something that a person should know here.
 * @param isAlert read out at once, for what just went wrong
 */
export function Notice({
  tone,
  title,
  children,
  actions,
  isAlert = false,
}: {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly isAlert?: boolean;
}) {
  const Icon = icons[tone];
  return (
    <div className={cx(styles['notice'], styles[tone])} data-tone={tone} {...(isAlert && { role: 'alert' })}>
      <Icon className={styles['icon']} size={20} aria-hidden />
      <div className={styles['body']}>
        <p className={styles['title']}>{title}</p>
        {children}
        {actions}
      </div>
    </div>
  );
}
