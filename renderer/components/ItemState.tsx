import { Check, CircleDashed, CircleQuestionMark, LoaderCircle, X } from 'lucide-react';
import type { ItemState as State } from '../../electron/shared/job-items.ts';
import { useTexts } from '../app/use-texts.ts';
import { cx } from './cx.ts';
import styles from './ItemState.module.css';

const looks = {
  pending: { Icon: CircleDashed, text: 'items.pending' },
  running: { Icon: LoaderCircle, text: 'items.running' },
  ok: { Icon: Check, text: 'items.state.ok' },
  failed: { Icon: X, text: 'items.state.failed' },
  unchecked: { Icon: CircleQuestionMark, text: 'items.state.unchecked' },
} as const;

/** The state of one item: an icon and its word. */
export function ItemState({ state }: { readonly state: State }) {
  const { t } = useTexts();
  const { Icon, text } = looks[state];
  return (
    <span className={cx(styles['state'], styles[state])}>
      <Icon size={16} aria-hidden />
      {t(text)}
    </span>
  );
}
