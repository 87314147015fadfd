import { formatBytes } from '../../../electron/shared/format.ts';
import { fill } from '../../../electron/shared/i18n/translate.ts';
import type { HiddenDisk } from '../../../electron/shared/medium.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { Facts } from '../../components/Facts.tsx';

/** Every disk that is not offered, with what uses it. */
export function HiddenDisks({ hidden }: { readonly hidden: readonly HiddenDisk[] }) {
  const { t, ui } = useTexts();
  if (hidden.length === 0) return null;
  return (
    <Disclosure summary={t('write.hidden')}>
      <Facts
        facts={hidden.map(({ device, model, serial, size, usedBy }) => [
          [device, model, serial, formatBytes(size)].filter((word) => word !== null).join(' '),
          usedBy.length === 0 ? ui('media.not-mounted') : fill(ui('media.used-by'), { paths: [...usedBy] }),
        ])}
      />
    </Disclosure>
  );
}
