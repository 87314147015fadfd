import { type ReactNode, useId } from 'react';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { useTexts } from '../app/use-texts.ts';
import styles from './Choice.module.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Why it cannot be chosen; null and left out: it can. */
  readonly whyNot?: string | null;
}

/** One of several, each on a card of its own. The name of a radio button is its title. */
export function Choice<Value extends string>({
  label,
  description,
  value,
  onChange,
  options,
}: {
  readonly label: string;
  readonly description?: string;
  /** Null: none is chosen yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Option<Value>[];
}) {
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <RadioGroup className={styles['group'] ?? ''} value={value} onChange={choose}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {description !== undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      {options.map((option) => (
        <OptionCard key={option.value} option={option} />
      ))}
    </RadioGroup>
  );
}

function OptionCard({ option: { value, title, description, whyNot } }: { readonly option: Option<string> }) {
  const { t } = useTexts();
  const isDisabled = whyNot !== undefined && whyNot !== null;
  const id = useId();
  return (
    <div className={styles['card']} data-disabled={isDisabled || undefined}>
      <Radio className={styles['radio'] ?? ''} value={value} isDisabled={isDisabled} aria-describedby={id}>
        <span className={styles['mark']} aria-hidden />
        <span className={styles['title']}>{title}</span>
      </Radio>
      <div className={styles['about']} id={id}>
        {description}
        {isDisabled && <p className={styles['why']}>{t('choice.why-not', { reason: whyNot })}</p>}
      </div>
    </div>
  );
}
