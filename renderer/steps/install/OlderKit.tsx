import type { ComponentProps } from 'react';
import { useTexts } from '../../app/use-texts.ts';
import { LeaveWithReason } from './LeaveWithReason.tsx';

/** The leave to go back to an older kit, with the reason that the host records. */
export function OlderKit({
  serial,
  ...leave
}: { readonly serial: number } & Omit<ComponentProps<typeof LeaveWithReason>, 'option' | 'hint'>) {
  const { t } = useTexts();
  return <LeaveWithReason option={t('older.option')} hint={t('older.hint', { serial })} {...leave} />;
}
