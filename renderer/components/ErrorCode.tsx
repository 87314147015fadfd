import { useTexts } from '../app/use-texts.ts';
import styles from './ErrorCode.module.css';

/** The stable code of an error, for a report or a search: it stands below what an operator reads. */
export function ErrorCode({ code }: { readonly code: string }) {
  const { t } = useTexts();
  return <p className={styles['code']}>{t('error.code', { code })}</p>;
}
