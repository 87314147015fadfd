import { expect, test } from 'vitest';
import { allItems, itemAt, type JobItem, noItems, putItem } from './job-items.ts';

const item = (name: string, state: JobItem['state'] = 'ok'): JobItem => ({ name, state, detail: null });

test('items keep the order in which they first appeared, and the newest state', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `files/${index}`);
  const running = names.reduce((items, name) => putItem(items, item(name, 'running')), noItems);
  const done = [...names].reverse().reduce((items, name) => putItem(items, item(name)), running);
  expect(done.count).toBe(3000);
  expect(allItems(done).map(({ name }) => name)).toEqual(names);
  expect(done.states).toEqual({ pending: 0, running: 0, ok: 3000, failed: 0, unchecked: 0 });
  expect(itemAt(done, 2999)).toEqual(item('files/2999'));
  expect(itemAt(done, 3000)).toBeUndefined();
});

test('the list that was given stays as it was', () => {
  const one = putItem(noItems, item('a', 'running'));
  putItem(one, item('a', 'failed'));
  putItem(one, item('b'));
  expect(allItems(one)).toEqual([item('a', 'running')]);
  expect(one.states.running).toBe(1);
});

test('names that objects know from elsewhere are names like others', () => {
  const items = ['constructor', '__proto__', 'toString'].reduce((list, name) => putItem(list, item(name)), noItems);
  expect(allItems(items).map(({ name }) => name)).toEqual(['constructor', '__proto__', 'toString']);
  expect(putItem(items, item('__proto__', 'failed')).count).toBe(3);
});
