import { useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { useTexts } from '../app/use-texts.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './Field.module.css';

/** A passphrase: hidden unless asked for, never remembered. Says below that it is kept nowhere. */
export function PasswordInput({
  label,
  value,
  onChange,
  description,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
}) {
  const { t } = useTexts();
  const [isShown, setShown] = useState(false);
  return (
    <TextField className={styles['field'] ?? ''} type={isShown ? 'text' : 'password'} value={value} onChange={onChange}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['row']}>
        <Input className={cx(styles['input'], styles['code'])} spellCheck={false} autoComplete="off" />
        <Button
          onPress={() => setShown(!isShown)}
          label={`${t(isShown ? 'password.hide' : 'password.show')}: ${label}`}
        >
          {t(isShown ? 'password.hide' : 'password.show')}
        </Button>
      </div>
      <Text slot="description" className={styles['description'] ?? ''}>
        {description ?? t('password.memory')}
      </Text>
    </TextField>
  );
}
