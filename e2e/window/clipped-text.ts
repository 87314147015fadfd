import type { Page } from 'playwright-core';

/** Text that a person cannot read whole: what it begins with, and why. */
export async function clippedText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const offenders = new Set<string>();
    const about = (element: Element, text: string, why: string) =>
      offenders.add(
        `${why}: <${element.tagName.toLowerCase()} class="${element.className}"> ${text.trim().slice(0, 60)}`,
      );
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    /** What screen readers alone are told is drawn as one dot. */
    const isForEyes = (rect: DOMRect) => rect.width > 2 && rect.height > 2;
    /** Where the eyes find nothing of it: what is told to screen readers alone. */
    const isHidden = (element: Element) => {
      for (let box: Element | null = element; box !== null; box = box.parentElement)
        if (!isForEyes(box.getBoundingClientRect()) && getComputedStyle(box).display !== 'contents') return true;
      return false;
    };
    /** The part of the window in which an element can be seen, or be scrolled to. */
    const visible = (element: Element) => {
      let [left, right] = [0, document.documentElement.clientWidth];
      for (let box: Element | null = element; box !== null; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        const rect = box.getBoundingClientRect();
        if (overflowX === 'auto' || overflowX === 'scroll')
          return { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };
        if (hides(overflowX)) [left, right] = [Math.max(left, rect.left), Math.min(right, rect.right)];
      }
      return { left, right };
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (element === null || text.trim() === '' || element.closest('[inert]')) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right } = visible(element);
      for (const rect of range.getClientRects()) {
        if (!isForEyes(rect)) continue;
        if (rect.right > right + 1 || rect.left < left - 1) about(element, text, 'wider than it can be seen');
      }
      for (let box: Element | null = element; box !== null && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (hides(overflowX) && box.scrollWidth > box.clientWidth + 1) about(box, text, 'cut off at its side');
        if (hides(overflowY) && box.scrollHeight > box.clientHeight + 1) about(box, text, 'cut off below');
      }
    }
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1)
      offenders.add(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
    return [...offenders];
  });
}
