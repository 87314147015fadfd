import { expect, test } from 'vitest';
import { itemAt, noItems, putItem } from '../../electron/shared/job-items.ts';
import { itemsAtEnd } from './items-at-end.ts';

const items = putItem(putItem(noItems, { name: 'a', state: 'ok', detail: null }), {
  name: 'b',
  state: 'running',
  detail: null,
});

test('what was begun is not checked once the job is over, and only then', () => {
  expect(itemsAtEnd({ state: 'running', items })).toBe(items);
  for (const state of ['done', 'failed', 'cancelled'] as const) {
    const ended = itemsAtEnd({ state, items });
    expect(ended.states).toMatchObject({ ok: 1, running: 0, unchecked: 1 });
    expect(itemAt(ended, 1)).toEqual({ name: 'b', state: 'unchecked', detail: null });
  }
});
