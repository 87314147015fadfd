import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openWindow } from './open-window.ts';
import { allScenes } from './scenes/all-scenes.ts';
import { openStage } from './scenes/stage.ts';

/** More stops than any screen has. */
const MOST_STOPS = 120;

/** Where the focus came, as a person sees it. */
interface Stop {
  readonly name: string;
  /** Number of the element in the order of the document. */
  readonly position: number;
  /** Pixels from the top of the document. */
  readonly top: number;
  readonly bottom: number;
  readonly isInMain: boolean;
  readonly isInDialog: boolean;
  /** Whether it can be seen that the focus is there. */
  readonly isMarked: boolean;
}

/** Follows Tab through the whole page, once around. */
async function walkByTab(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    // From the very beginning of the document.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const stops: Stop[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopNow);
    if (stop === null || stops.some(({ position }) => position === stop.position)) return stops;
    stops.push(stop);
  }
  throw new Error(`Tab does not come around: ${stops.map(({ name }) => name).join(', ')}`);
}

/** Runs in the page. A control that is drawn by its label shows the focus there. */
function stopNow(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const drawn = element.closest('label') ?? element;
  const { top, bottom } = drawn.getBoundingClientRect();
  const isOutlined = (one: Element | null): boolean => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  return {
    name: `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? drawn.textContent ?? '').trim()}"`,
    position: [...document.querySelectorAll('*')].indexOf(element),
    top: top + scrollY,
    bottom: bottom + scrollY,
    isInMain: element.closest('main') !== null,
    isInDialog: element.closest('[role=alertdialog]') !== null,
    isMarked: isOutlined(element) || isOutlined(drawn) || isOutlined(drawn.parentElement),
  };
}

/** Runs in the page: what can be pressed or filled in and is not one of a group that has a single stop. */
function controlsNow(): { name: string; position: number }[] {
  const all = [...document.querySelectorAll('*')];
  const layer = document.querySelector('[role=alertdialog], [role=menu]') ?? document;
  return [...layer.querySelectorAll('button, a[href], input, textarea, select, summary, [tabindex="0"]')].flatMap(
    (one) =>
      one instanceof HTMLElement &&
      one.checkVisibility() &&
      one.tabIndex >= 0 &&
      !one.matches(':disabled, [type=radio], [role=radio], [role^=menuitem]') &&
      one.closest('[inert], [aria-hidden=true]') === null
        ? [{ name: `${one.tagName.toLowerCase()} "${one.textContent?.trim()}"`, position: all.indexOf(one) }]
        : [],
  );
}

/** A dialog holds the focus, which begins at what is safe there and goes around: its way is read from the top. */
function fromItsFirst(stops: readonly Stop[]): readonly Stop[] {
  if (stops.some(({ isInDialog }) => !isInDialog)) return stops;
  const positions = stops.map(({ position }) => position);
  const first = positions.indexOf(Math.min(...positions));
  return [...stops.slice(first), ...stops.slice(0, first)];
}

/** What is wrong with the way of the focus, a line each. */
async function flawsOf(page: Page): Promise<string[]> {
  const stops = fromItsFirst(await walkByTab(page));
  const controls = await page.evaluate(controlsNow);
  const flaws: string[] = [];
  for (const { name, position } of controls)
    if (!stops.some((stop) => stop.position === position)) flaws.push(`never reached: ${name}`);
  for (const [index, stop] of stops.entries()) {
    if (!stop.isMarked) flaws.push(`not seen to have the focus: ${stop.name}`);
    const before = stops[index - 1];
    if (before === undefined) continue;
    if (stop.position < before.position) flaws.push(`${stop.name} comes after ${before.name}, against the document`);
    if (stop.isInMain && before.isInMain && stop.bottom <= before.top)
      flaws.push(`${stop.name} comes after ${before.name}, which stands below it`);
  }
  return flaws;
}

test('Tab reaches everything on the main screens, in the order of reading, and shows where it is', {
  timeout: 300_000,
}, async () => {
  const window = await openWindow();
  const stage = await openStage(window);
  const found: string[] = [];
  for (const scene of allScenes.filter(({ isMain }) => isMain)) {
    await stage.show(scene, 'en');
    found.push(...(await flawsOf(stage.page)).map((flaw) => `${scene.name}: ${flaw}`));
    if (scene.isFaulty) window.faults.length = 0;
  }
  expect(found).toEqual([]);
});

test('a stop out of order, one that is not seen and one that is never reached are found', async () => {
  const { page } = await openWindow();
  // What Home still asks for would move what stands below it in the middle of the walk.
  await page.getByRole('button', { name: /^What was looked for/ }).waitFor();
  await page.evaluate(() => {
    const [early, bare] = [document.createElement('button'), document.createElement('button')];
    early.textContent = 'early';
    early.tabIndex = 1;
    bare.textContent = 'bare';
    bare.style.outline = 'none';
    document.querySelector('main')?.append(early, bare);
  });
  expect(await flawsOf(page)).toEqual([
    'not seen to have the focus: button "bare"',
    'button "early" comes after button "bare", against the document',
    'button "early" comes after button "bare", which stands below it',
  ]);
  await page.evaluate(() => {
    const skipped = document.createElement('button');
    skipped.textContent = 'skipped';
    skipped.addEventListener('focus', () => document.querySelector('h1')?.focus());
    document.querySelector('main')?.append(skipped);
  });
  expect(await flawsOf(page)).toContain('never reached: button "skipped"');
});
