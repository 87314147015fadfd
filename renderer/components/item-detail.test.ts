import { expect, test } from 'vitest';
import { itemDetail } from './item-detail.ts';

const texts = { t: (key: string) => key, number: (value: number) => value.toLocaleString('en') };

test.each([
  ['O_DIRECT', 'items.detail.read-back'],
  ['sha256', 'items.detail.cache'],
  ['missing', 'items.detail.missing'],
  ['BLKFLSBUF + O_DIRECT, offset 4096', 'items.detail.differs'],
  ['O_DIRECT, offset ?', 'O_DIRECT, offset ?'],
  ['linux/amd64', 'linux/amd64'],
])('%s', (detail, expected) => {
  expect(itemDetail(detail, texts)).toBe(expected);
});
