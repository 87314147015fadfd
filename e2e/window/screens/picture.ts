import type { Page } from 'playwright-core';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Higher than this no picture is made: a list that grows with its window would never end. */
const HIGHEST = 6_000;

/**
 * Makes a picture of all of the page, in a window of this size. The window is made as high as the page first: a picture of more than
 * the window shows would be as narrow as what is left beside its scroll bar. What lies over the page covers a window, so there it is the window that is pictured.
 */
export async function takePicture(page: Page, size: Size, path: string): Promise<void> {
  const isCovered = (await page.locator('[role=alertdialog], [role=menu]').count()) > 0;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (!isCovered)
    await page.setViewportSize({ width: size.width, height: Math.min(Math.max(height, size.height), HIGHEST) });
  await page.screenshot({ path, animations: 'disabled' });
  await page.setViewportSize(size);
}
