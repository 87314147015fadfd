import type { BrowserWindow } from 'electron';

/**
 * Keeps a window open while jobs run, and has the page ask the person; a page that hangs cannot ask, so it does not keep the window open.
 */
export function guardClosing(window: BrowserWindow, isBusy: () => boolean, ask: () => void): void {
  let hangs = false;
  window.on('unresponsive', () => {
    hangs = true;
  });
  window.on('responsive', () => {
    hangs = false;
  });
  window.on('close', (event) => {
    if (!isBusy() || hangs || window.webContents.isCrashed()) return;
    event.preventDefault();
    ask();
  });
}
