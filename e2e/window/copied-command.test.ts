import { expect, test } from 'vitest';
import { openWindow } from './open-window.ts';
import { allScenes } from './scenes/all-scenes.ts';
import { openStage } from './scenes/stage.ts';

test('what a copy button copies is what it names, without a break added', async () => {
  const window = await openWindow();
  const { app, page } = window;
  const scene = allScenes.find(({ name }) => name === 'receipt-done');
  if (scene === undefined) throw new Error('no such scene');
  await (await openStage(window)).show(scene, 'en');
  const found = page.getByRole('button', { name: /^Copy: / });
  await found.first().waitFor();
  const buttons = await found.all();
  expect(buttons.length).toBeGreaterThan(3);
  for (const button of buttons) {
    const named = (await button.getAttribute('aria-label'))?.slice('Copy: '.length);
    await button.click();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(named);
  }
});
