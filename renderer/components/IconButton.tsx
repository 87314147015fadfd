import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './IconButton.module.css';

/** A button that is only an icon; `label` is its name. */
export function IconButton({
  label,
  icon,
  onPress,
  isDisabled = false,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
}) {
  return (
    <AriaButton className={styles['button'] ?? ''} aria-label={label} onPress={onPress} isDisabled={isDisabled}>
      {icon}
    </AriaButton>
  );
}
