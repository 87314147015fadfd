import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox, CheckboxGroup, Label, Text } from 'react-aria-components';
import { useTexts } from '../app/use-texts.ts';
import styles from './CheckList.module.css';
import type { Option } from './Choice.tsx';

/** Any number of several. */
export function CheckList<Value extends string>({
  label,
  description,
  values,
  onChange,
  options,
}: {
  readonly label: string;
  readonly description?: string;
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
  readonly options: readonly Option<Value>[];
}) {
  const { t } = useTexts();
  return (
    <CheckboxGroup
      className={styles['group'] ?? ''}
      value={[...values]}
      onChange={(chosen) => onChange(options.map(({ value }) => value).filter((value) => chosen.includes(value)))}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {description !== undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      {options.map(({ value, title, description: about, whyNot }) => (
        <Checkbox key={value} className={styles['box'] ?? ''} value={value} isDisabled={!!whyNot}>
          <Mark />
          <span>
            {title}
            {about !== undefined && <span className={styles['about']}>{about}</span>}
            {!!whyNot && <span className={styles['about']}>{t('choice.why-not', { reason: whyNot })}</span>}
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

/** One thing that is ticked or not. */
export function CheckBox({
  children,
  isSelected,
  onChange,
}: {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}) {
  return (
    <Checkbox className={styles['box'] ?? ''} isSelected={isSelected} onChange={onChange}>
      <Mark />
      <span>{children}</span>
    </Checkbox>
  );
}

function Mark() {
  return (
    <span className={styles['mark']} aria-hidden>
      <Check size={14} strokeWidth={3} />
    </span>
  );
}
