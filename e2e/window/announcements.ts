import type { Page } from 'playwright-core';

/** Takes down what a screen reader is told from now on, until the page is loaded again. @returns asks what it was told, oldest first */
export async function takeDownAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  const told = await page.evaluateHandle(() => {
    const texts: string[] = [];
    const region = document.querySelector('body [role=status][aria-live=polite]:not(main *)');
    if (region === null) throw new Error('there is no live region outside the page');
    const look = () => {
      const text = region.textContent?.trim();
      if (text && text !== texts.at(-1)) texts.push(text);
    };
    new MutationObserver(look).observe(region, { subtree: true, childList: true, characterData: true });
    return texts;
  });
  return () => told.evaluate((texts) => [...texts]);
}
