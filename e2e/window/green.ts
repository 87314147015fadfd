import type { Page } from 'playwright-core';

const GREEN = '[data-verdict=proven], [data-tone=good-proven]';

/** Everything green on the screen now, in words. */
export async function greenOn(page: Page): Promise<string[]> {
  return page.locator(GREEN).allInnerTexts();
}

/** Looks out for anything green from now on, however short it shows, until the page is loaded again. @returns asks what was seen, in words */
export async function watchForGreen(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle((selector) => {
    const words = new Set<string>();
    const look = () => {
      for (const part of document.querySelectorAll<HTMLElement>(selector)) words.add(part.innerText);
    };
    look();
    const options = { subtree: true, childList: true, attributes: true };
    new MutationObserver(look).observe(document.documentElement, options);
    return words;
  }, GREEN);
  return () => seen.evaluate((words) => [...words]);
}
