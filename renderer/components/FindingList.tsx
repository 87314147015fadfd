import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Finding, Weight } from '../../electron/shared/finding.ts';
import { useTexts } from '../app/use-texts.ts';
import styles from './FindingList.module.css';

const icons = { refused: CircleAlert, doubt: TriangleAlert, note: Info } as const satisfies Record<Weight, unknown>;

/** What was found, each with what it means and what to do about it. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { t, findingText } = useTexts();
  return (
    <ul className={styles['findings']}>
      {findings.map((finding, index) => {
        const { message, next } = findingText(finding);
        const Icon = icons[finding.weight];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings never change their place
          <li key={index} className={styles['finding']} data-weight={finding.weight}>
            <Icon className={styles['icon']} size={16} aria-hidden />
            <div className={styles['text']}>
              <p>
                <strong>{t(`finding.${finding.weight}`)}</strong> {message}
              </p>
              <p className={styles['next']}>{next}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
