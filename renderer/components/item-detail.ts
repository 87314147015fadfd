import type { WindowText } from '../../electron/shared/i18n/catalogue.ts';
import type { Texts } from '../app/use-texts.ts';

/** How the engine names the ways of reading, and what is wrong with a name. */
const words: Readonly<Record<string, WindowText>> = {
  O_DIRECT: 'items.detail.read-back',
  FADV_DONTNEED: 'items.detail.read-back',
  'BLKFLSBUF + O_DIRECT': 'items.detail.read-back',
  'BLKFLSBUF + FADV_DONTNEED': 'items.detail.read-back',
  sha256: 'items.detail.cache',
  extra: 'items.detail.extra',
  missing: 'items.detail.missing',
};

/** What the engine says of one item, in words; what it took from elsewhere stays as it is. */
export function itemDetail(detail: string, { t, number }: Pick<Texts, 't' | 'number'>): string {
  const word = words[detail];
  if (word !== undefined) return t(word);
  const offset = /, offset (\d+)$/.exec(detail)?.[1];
  return offset === undefined ? detail : t('items.detail.differs', { offset: number(Number(offset)) });
}
