import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Stack.module.css';

/** Parts under one another. */
export function Stack({
  children,
  gap = 'normal',
}: {
  readonly children: ReactNode;
  readonly gap?: 'tight' | 'normal' | 'wide';
}) {
  return <div className={cx(styles['stack'], styles[gap])}>{children}</div>;
}
