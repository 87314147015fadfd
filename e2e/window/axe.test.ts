import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openWindow } from './open-window.ts';
import { allScenes } from './scenes/all-scenes.ts';
import { openStage, type Stage } from './scenes/stage.ts';

/** Which rules axe asks: those of standards, or single ones. */
interface Rules {
  readonly type: 'tag' | 'rule';
  readonly values: string[];
}

const STANDARDS: Rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** All that a look can break: it changes colours and nothing else. */
const COLOURS: Rules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What of axe is asked in the page itself. */
interface AxeInPage {
  run(
    context: Document,
    options: { readonly resultTypes: string[]; readonly runOnly: Rules },
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }[];
  }>;
}

/** Brings axe into a page that was loaded anew; asked there directly, it answers in a tenth of the time. */
async function bringAxe(page: Page): Promise<void> {
  // Electron opens no second page, in which axe would put its results together.
  await new AxeBuilder({ page }).setLegacyMode(true).withRules(['document-title']).analyze();
}

/** What axe finds, a line each. */
async function violations(page: Page, rules: Rules): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await bringAxe(page);
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { readonly axe: AxeInPage };
    const found = await axe.run(document, { resultTypes: ['violations'], runOnly });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }, rules);
}

async function inLooks(stage: Stage, looks: readonly Parameters<Stage['look']>[0][]): Promise<string[]> {
  const found: string[] = [];
  for (const look of looks) {
    await stage.look(look);
    found.push(
      ...(await violations(stage.page, look === 'light' ? STANDARDS : COLOURS)).map((line) => `${look}: ${line}`),
    );
  }
  return found;
}

test('axe finds nothing on any screen in any state, in both languages, light, dark and in high contrast', {
  timeout: 600_000,
}, async () => {
  const window = await openWindow();
  const stage = await openStage(window);
  const found: string[] = [];
  for (const scene of allScenes) {
    await stage.show(scene, 'en');
    const english = await inLooks(stage, scene.isMain ? ['light', 'dark', 'contrast'] : ['light', 'dark']);
    await stage.speak('zh-CN');
    const chinese = await inLooks(stage, ['dark', 'light']);
    found.push(...english.map((line) => `${scene.name}, en, ${line}`));
    found.push(...chinese.map((line) => `${scene.name}, zh-CN, ${line}`));
    if (scene.isFaulty) window.faults.length = 0;
  }
  expect(found).toEqual([]);
});

test('axe finds what is wrong', async () => {
  const { page } = await openWindow();
  await page.evaluate(() => {
    const [pale, image] = [document.createElement('p'), document.createElement('img')];
    pale.textContent = 'pale';
    pale.style.color = 'silver';
    document.querySelector('main')?.append(pale, image);
  });
  const found = await violations(page, STANDARDS);
  expect(found.some((line) => line.startsWith('color-contrast'))).toBe(true);
  expect(found.some((line) => line.startsWith('image-alt'))).toBe(true);
});
