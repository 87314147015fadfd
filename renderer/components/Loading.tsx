import { useTexts } from '../app/use-texts.ts';
import { cx } from './cx.ts';
import styles from './Loading.module.css';
import turning from './turning.module.css';

/** Something is being asked for. @param text what; `Loading…` when left out */
export function Loading({ text }: { readonly text?: string }) {
  const { t } = useTexts();
  return (
    <p className={styles['loading']} role="status">
      <span className={cx(turning['spinner'], styles['spinner'])} aria-hidden />
      {text ?? t('app.loading')}
    </p>
  );
}
