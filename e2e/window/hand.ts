import type { Locator, Page } from 'playwright-core';
import { press } from './job-done.ts';

/** How a person acts on the window. Each waits until what is named is there and can be used. */
export interface Hand {
  /** Presses the button of just this name. */
  press(name: string): Promise<void>;
  /** Types into the field of just this name, over what stands there. */
  type(name: string, text: string): Promise<void>;
  /** Ticks the box of this name. */
  tick(name: string): Promise<void>;
}

/** More stops than any screen has. */
const MOST_STOPS = 120;

export function mouseOn(page: Page): Hand {
  return {
    press: (name) => press(page, name),
    type: (name, text) => page.getByRole('textbox', { name, exact: true }).fill(text),
    tick: (name) => page.getByText(name, { exact: true }).click(),
  };
}

/** Keys alone: Tab from where the focus is, until it is on what is meant. */
export function keyboardOn(page: Page): Hand {
  const { keyboard } = page;
  return {
    async press(name) {
      await tabTo(page, page.getByRole('button', { name, exact: true }).first());
      await keyboard.press('Enter');
    },
    async type(name, text) {
      await tabTo(page, page.getByRole('textbox', { name, exact: true }));
      await keyboard.press('Control+A');
      await keyboard.type(text);
    },
    async tick(name) {
      await tabTo(page, page.getByRole('checkbox', { name, exact: true }));
      await keyboard.press('Space');
    },
  };
}

/** @throws Error when the focus cannot be brought there by Tab */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  await target.and(page.locator(':enabled')).waitFor({ state: 'attached' });
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${target}`);
}

/** What has the focus, as a person would name it. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return `${activeElement?.tagName.toLowerCase()}: ${activeElement?.textContent?.trim()}`;
  });
}
