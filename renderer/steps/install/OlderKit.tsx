import { useTexts } from '../../app/use-texts.ts';
import { CheckBox } from '../../components/CheckList.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './install.module.css';

export interface OlderReason {
  readonly isOlder: boolean;
  readonly reason: string;
}

/** The leave to go back to an older kit, with the reason that the host records. */
export function OlderKit({
  serial,
  value,
  onChange,
  isTried,
}: {
  readonly serial: number;
  readonly value: OlderReason;
  readonly onChange: (value: OlderReason) => void;
  /** A person tried to begin: a missing reason is pointed out. */
  readonly isTried: boolean;
}) {
  const { t } = useTexts();
  const isMissing = isTried && value.reason.trim() === '';
  return (
    <div className={styles['form']}>
      <div>
        <CheckBox isSelected={value.isOlder} onChange={(isOlder) => onChange({ ...value, isOlder })}>
          {t('older.option')}
        </CheckBox>
        <p className={styles['hint']}>{t('older.hint', { serial })}</p>
      </div>
      {value.isOlder && (
        <TextInput
          label={t('older.reason')}
          description={t('older.reason.hint')}
          value={value.reason}
          onChange={(reason) => onChange({ ...value, reason })}
          problem={isMissing ? t('older.reason.needed') : null}
        />
      )}
    </div>
  );
}
