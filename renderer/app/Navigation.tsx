import { Link } from 'react-aria-components';
import { goTo, useRoute } from '../state/route.ts';
import styles from './Navigation.module.css';
import { useTexts } from './use-texts.ts';

const entries = ['home', 'check-medium', 'stick-install', 'history', 'about'] as const;

/** The ways to the screens that belong to no trip. */
export function Navigation() {
  const { t } = useTexts();
  const { screen } = useRoute();
  const current = screen === 'receipt' ? 'history' : screen;
  return (
    <nav className={styles['navigation']} aria-label={t('app.main-navigation')}>
      {entries.map((entry) => (
        <Link
          key={entry}
          className={styles['entry'] ?? ''}
          onPress={() => goTo({ screen: entry })}
          {...(entry === current && { 'aria-current': 'page' as const })}
        >
          {t(`nav.${entry}`)}
        </Link>
      ))}
    </nav>
  );
}
