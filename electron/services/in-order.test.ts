import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

test('results stand in the order of the values, and no more run at once than allowed', async () => {
  let running = 0;
  let most = 0;
  const results = await inOrder([5, 1, 3, 2], 2, async (value) => {
    most = Math.max(most, ++running);
    await sleep(value * 3);
    running--;
    return value * 10;
  });
  expect(results).toEqual([50, 10, 30, 20]);
  expect(most).toBe(2);
});

test('after a failure nothing new is begun, and it is thrown when what ran has ended', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = async (value: number) => {
    begun.push(value);
    if (value === 1) throw new Error('no');
    await sleep(20);
    ended.push(value);
  };
  await expect(inOrder([0, 1, 2, 3], 2, work)).rejects.toThrow('no');
  expect([begun, ended]).toEqual([[0, 1], [0]]);
});
