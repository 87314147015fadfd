import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** There is nothing yet: why, and what brings something. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {children}
      {action}
    </div>
  );
}
