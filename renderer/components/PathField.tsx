import { FolderOpen } from 'lucide-react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { reportProblem } from '../state/problems.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './Field.module.css';

/** A path that is typed, or chosen in the system's dialog. */
export function PathField({
  label,
  value,
  onChange,
  choose,
  description,
  problem = null,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
  readonly choose: 'directory' | 'file';
  readonly description?: string | undefined;
  readonly problem?: string | null;
}) {
  const { t } = useTexts();
  const ask = async () => {
    const answer = await request(`window.choose-${choose}`, { title: label, start: value === '' ? null : value });
    if (!answer.ok) reportProblem(answer.error);
    else if (answer.data !== null) onChange(answer.data);
  };
  return (
    <TextField className={styles['field'] ?? ''} value={value} onChange={onChange} isInvalid={problem !== null}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['row']}>
        <Input className={cx(styles['input'], styles['code'])} spellCheck={false} autoComplete="off" />
        <Button onPress={ask} icon={<FolderOpen size={16} aria-hidden />} label={t('path.choose-what', { label })}>
          {t('path.choose')}
        </Button>
      </div>
      {description !== undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
    </TextField>
  );
}
