import { useTexts } from '../../app/use-texts.ts';
import styles from './install.module.css';

/** Keys that somebody trusts, by fingerprint. */
export function FingerprintList({ fingerprints }: { readonly fingerprints: readonly string[] }) {
  const { t } = useTexts();
  if (fingerprints.length === 0) return t('preflight.nobody');
  return (
    <ul className={styles['plain']}>
      {fingerprints.map((fingerprint) => (
        <li key={fingerprint}>
          <code>{fingerprint}</code>
        </li>
      ))}
    </ul>
  );
}
