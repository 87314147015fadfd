import { expect, test } from 'vitest';
import { clippedText } from './clipped-text.ts';
import { openWindow } from './open-window.ts';
import { allScenes } from './scenes/all-scenes.ts';
import { openStage, settle } from './scenes/stage.ts';

/** A small window, and what 200 % of zoom leaves of one of 1200 × 800. */
const SIZES = [
  { width: 900, height: 600 },
  { width: 600, height: 400 },
];

test('no word is cut off on any screen in a small window and at 200 % of zoom, in both languages', {
  timeout: 300_000,
}, async () => {
  const stage = await openStage(await openWindow());
  const { page } = stage;
  const found: string[] = [];
  for (const scene of allScenes.filter(({ isMain }) => isMain)) {
    await stage.show(scene, 'en');
    for (const language of ['en', 'zh-CN'] as const) {
      if (language !== 'en') await stage.speak(language);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await settle(page);
        found.push(...(await clippedText(page)).map((line) => `${scene.name}, ${language}, ${size.width}: ${line}`));
      }
    }
  }
  expect(found).toEqual([]);
});

test('a word that is cut off is found', async () => {
  const { page } = await openWindow();
  expect(await clippedText(page)).toEqual([]);
  await page.evaluate(() => {
    const [aside, below, wide] = ['aside', 'below', 'wide'].map((word) => {
      const element = document.createElement('p');
      element.textContent = `${word} ${'long '.repeat(40)}`;
      document.querySelector('main')?.append(element);
      return element.style;
    });
    Object.assign(aside ?? {}, { width: '9rem', overflow: 'hidden', whiteSpace: 'nowrap' });
    Object.assign(below ?? {}, { width: '9rem', overflow: 'hidden', height: '2rem' });
    Object.assign(wide ?? {}, { whiteSpace: 'nowrap', width: '300vw' });
  });
  const found = await clippedText(page);
  for (const word of ['aside', 'below', 'wide']) expect(found.filter((line) => line.includes(word))).not.toEqual([]);
});
