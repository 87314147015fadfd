import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import styles from './TextLink.module.css';

/** Words in a text that lead to another screen. */
export function TextLink({ children, onPress }: { readonly children: ReactNode; readonly onPress: () => void }) {
  return (
    <Link className={styles['link'] ?? ''} onPress={onPress}>
      {children}
    </Link>
  );
}
