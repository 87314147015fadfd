import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './OptionMenu.module.css';

/** A button that opens a few options, one of which is in force. */
export function OptionMenu<Value extends string>({
  label,
  icon,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value) => void;
}) {
  const title = options.find((option) => option.value === value)?.title;
  return (
    <MenuTrigger>
      <Button className={styles['trigger'] ?? ''} aria-label={`${label}: ${title}`}>
        {icon}
        <span>{title}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu
          className={styles['menu'] ?? ''}
          aria-label={label}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onAction={(key) => {
            const option = options.find((one) => one.value === key);
            if (option !== undefined) onChange(option.value);
          }}
        >
          {options.map((option) => (
            <MenuItem key={option.value} id={option.value} className={styles['item'] ?? ''} textValue={option.title}>
              <Check className={styles['mark']} size={16} aria-hidden />
              {option.title}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
