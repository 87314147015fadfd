import { expect, test } from 'vitest';
import { type ItemState, noItems, putItem } from '../../electron/shared/job-items.ts';
import { createItemsView, type ItemsView } from './items-view.ts';

const states: readonly ItemState[] = ['ok', 'failed', 'unchecked', 'running', 'pending'];
let items = noItems;
for (let index = 0; index < 1_500; index++) {
  items = putItem(items, { name: `dir/File-${index}`, state: states[index % 5] ?? 'ok', detail: null });
}
const namesOf = (view: ItemsView) => Array.from({ length: view.count }, (_, row) => view.at(row)?.name);

test('every item is a row, in order', () => {
  const view = createItemsView('all', '')(items);
  expect([view.count, view.at(0)?.name, view.at(1_499)?.name]).toEqual([1_500, 'dir/File-0', 'dir/File-1499']);
  expect(view.at(1_500)).toBeUndefined();
});

test.each([
  ['wrong', 1],
  ['unchecked', 2],
  ['ok', 0],
] as const)('%s lets its own state through, and no other', (filter, first) => {
  const names = namesOf(createItemsView(filter, '')(items));
  expect(names).toEqual(Array.from({ length: 300 }, (_, index) => `dir/File-${index * 5 + first}`));
});

test('a search looks at names in any case, within the filter', () => {
  expect(namesOf(createItemsView('all', ' file-149')(items))).toHaveLength(11);
  expect(namesOf(createItemsView('wrong', 'FILE-149')(items))).toEqual(['dir/File-1491', 'dir/File-1496']);
  const none = createItemsView('all', 'nowhere')(items);
  expect([none.count, none.at(0)]).toEqual([0, undefined]);
});

test('a later view of the same items shows what changed', () => {
  const viewOf = createItemsView('wrong', '');
  expect(viewOf(items).count).toBe(300);
  const changed = putItem(items, { name: 'dir/File-0', state: 'failed', detail: null });
  expect(viewOf(changed).at(0)?.name).toBe('dir/File-0');
  expect(viewOf(changed).count).toBe(301);
  expect(viewOf(items).count).toBe(300);
});
