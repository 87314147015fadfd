import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** Names with their values. A fact without a value (null) is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [label: string, value: ReactNode] | null)[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map((fact, index) => {
        if (fact === null || fact[1] === null) return null;
        const [label, value] = fact;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two facts may have one name
          <div className={styles['fact']} key={`${index} ${label}`}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
