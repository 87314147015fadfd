/**
 * Selects what an element shows and copies it. The window has no permission for the clipboard API, and needs none for this.
 * @returns false when nothing was copied: then it is selected, and a person can press Ctrl+C.
 */
export function copyText(element: HTMLElement): boolean {
  const selection = getSelection();
  if (selection === null) return false;
  selection.selectAllChildren(element);
  return document.execCommand('copy');
}
