import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import turning from './turning.module.css';

/**
 * A button with words. While `isPending` it stays focusable and says so, and pressing it does nothing.
 * @param label says more than the words do, for a screen reader; it must begin with them
 */
export function Button({
  children,
  onPress,
  kind = 'plain',
  icon,
  isDisabled = false,
  isPending = false,
  type = 'button',
  label,
}: {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly kind?: 'primary' | 'plain' | 'danger' | 'quiet';
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly type?: 'button' | 'submit';
  readonly label?: string | undefined;
}) {
  return (
    <AriaButton
      className={cx(styles['button'], styles[kind])}
      type={isPending ? 'button' : type}
      isDisabled={isDisabled}
      // What the library announces of a pending button points at it, and outlives a button that goes away with what it began.
      render={(props) => (
        <button {...props} {...(isPending && { 'aria-disabled': true, 'data-pending': true })} type={props.type} />
      )}
      {...(onPress && !isPending && { onPress })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {isPending ? <span className={turning['spinner']} aria-hidden /> : icon}
      <span>{children}</span>
    </AriaButton>
  );
}
