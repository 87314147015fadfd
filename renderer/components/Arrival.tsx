import type { ReactNode } from 'react';
import styles from './Arrival.module.css';
import { useLostFocus } from './use-lost-focus.ts';

/** What comes in the place of something else, such as a running job where its form was; it takes the focus that went away with that. */
export function Arrival({ children }: { readonly children: ReactNode }) {
  const box = useLostFocus();
  return (
    <div ref={box} tabIndex={-1} className={styles['arrival']}>
      {children}
    </div>
  );
}
