import { BrowserWindow, nativeTheme } from 'electron';
import { ORIGIN } from './origin.ts';
import { pagePreferences } from './page-preferences.ts';

const BACKGROUND = { light: '#f7f8f8', dark: '#14191b' };

/** Makes the window; it shows itself when it has something to show. */
export function createWindow(isPackaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1200,
    height: 820,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Voidferry',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: pagePreferences(isPackaged),
  });
  window.once('ready-to-show', () => window.show());
  // A page that crashed comes back; jobs live elsewhere and go on.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && reason !== 'killed') window.webContents.reload();
  });
  window.loadURL(`${ORIGIN}/`).catch(() => {
    // A load that was interrupted by a reload or by closing is not an error; one that failed shows an empty window.
  });
  return window;
}
