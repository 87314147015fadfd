import { useTexts } from '../app/use-texts.ts';
import styles from './CheckCode.module.css';

/** The check code of a kit, large enough to read aloud; a screen reader spells it. @param code eight groups of four hex digits */
export function CheckCode({ code }: { readonly code: string }) {
  const { t } = useTexts();
  const groups = code.split(' ');
  const spelled = groups.map((group) => [...group].join(' ')).join(', ');
  return (
    <div className={styles['code']} role="img" aria-label={t('code.label', { groups: spelled })} data-check-code={code}>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
        <span key={index}>{group}</span>
      ))}
    </div>
  );
}
