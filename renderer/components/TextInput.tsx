import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Field.module.css';

/**
 * A line of text with its label.
 * @param problem what is wrong with the value, in words; null: nothing
 * @param isCode for paths, names and addresses: fixed width, no spelling
 */
export function TextInput({
  label,
  value,
  onChange,
  description,
  problem = null,
  isCode = false,
  isDisabled = false,
  inputMode = 'text',
  onSubmit,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  readonly problem?: string | null;
  readonly isCode?: boolean;
  readonly isDisabled?: boolean;
  readonly inputMode?: 'text' | 'numeric';
  /** Enter was pressed. */
  readonly onSubmit?: () => void;
}) {
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={problem !== null}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Input
        className={cx(styles['input'], isCode && styles['code'])}
        spellCheck={false}
        autoComplete="off"
        inputMode={inputMode}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSubmit?.();
        }}
      />
      {description !== undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
    </TextField>
  );
}
