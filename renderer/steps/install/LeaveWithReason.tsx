import { useTexts } from '../../app/use-texts.ts';
import { CheckBox } from '../../components/CheckList.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './install.module.css';

/** Leave for what the host refuses otherwise, and why. */
export interface Leave {
  readonly isGiven: boolean;
  readonly reason: string;
}

export const noLeave: Leave = { isGiven: false, reason: '' };

/** The reason to hand over; null without leave, empty where it is still missing. */
export function reasonOf({ isGiven, reason }: Leave): string | null {
  return isGiven ? reason.trim() : null;
}

/** A leave that a person gives, with the reason that the host records. */
export function LeaveWithReason({
  option,
  hint,
  value,
  onChange,
  isTried,
}: {
  readonly option: string;
  readonly hint: string;
  readonly value: Leave;
  readonly onChange: (value: Leave) => void;
  /** A person tried to begin: a missing reason is pointed out. */
  readonly isTried: boolean;
}) {
  const { t } = useTexts();
  const isMissing = isTried && value.reason.trim() === '';
  return (
    <div className={styles['form']}>
      <div>
        <CheckBox isSelected={value.isGiven} onChange={(isGiven) => onChange({ ...value, isGiven })}>
          {option}
        </CheckBox>
        <p className={styles['hint']}>{hint}</p>
      </div>
      {value.isGiven && (
        <TextInput
          label={t('leave.reason')}
          description={t('leave.reason.hint')}
          value={value.reason}
          onChange={(reason) => onChange({ ...value, reason })}
          problem={isMissing ? t('leave.reason.needed') : null}
        />
      )}
    </div>
  );
}
