import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { ORIGIN } from './origin.ts';

const BACKGROUND = { light: '#f7f8f8', dark: '#14191b' };

/** What a page may do at most. In packages nobody can look into it. */
export function pagePreferences(isPackaged: boolean): NonNullable<BrowserWindowConstructorOptions['webPreferences']> {
  return {
    preload: join(import.meta.dirname, 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !isPackaged,
  };
}

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
