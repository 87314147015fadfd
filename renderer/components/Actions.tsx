import type { ReactNode } from 'react';
import styles from './Actions.module.css';

/** Buttons beside one another, the most important first; they wrap. */
export function Actions({ children }: { readonly children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>;
}
