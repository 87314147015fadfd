import { writeFile } from 'node:fs/promises';
import { app, type BrowserWindow, dialog, nativeTheme } from 'electron';
import { fileError } from '../../services/file-error.ts';
import type { Handlers, WindowRequestName } from '../../shared/contract/contract.ts';
import type { Settings } from '../../shared/contract/window.ts';
import { aboutThis } from '../about.ts';
import { openLink } from '../security.ts';
import { readSettings, writeSettings } from '../settings.ts';

/** Answers what concerns the window itself. */
export function windowHandlers(dataDir: string, windowNow: () => BrowserWindow): Handlers<WindowRequestName> {
  return {
    'window.about': () => aboutThis(dataDir),
    'window.settings': () => readSettings(dataDir),
    'window.set-settings': async (settings) => {
      await writeSettings(dataDir, settings);
      applyTheme(settings);
      return settings;
    },
    'window.choose-directory': (asked) => choose(windowNow(), 'openDirectory', asked),
    'window.choose-file': (asked) => choose(windowNow(), 'openFile', asked),
    'window.print': () =>
      new Promise((resolve) =>
        windowNow().webContents.print({ printBackground: true }, (isPrinted) => resolve(isPrinted)),
      ),
    'window.save-pdf': ({ title, name }) => savePdf(windowNow(), title, name),
    'window.open-link': async ({ link }) => {
      await openLink(link);
      return null;
    },
  };
}

/** Lets the parts that the system draws follow the window's look. */
export function applyTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'system' : theme;
}

async function choose(
  window: BrowserWindow,
  property: 'openDirectory' | 'openFile',
  { title, start }: { readonly title: string; readonly start: string | null },
): Promise<string | null> {
  const defaultPath = start ?? app.getPath('home');
  const { filePaths } = await dialog.showOpenDialog(window, {
    title,
    defaultPath,
    properties: [property, 'showHiddenFiles'],
  });
  return filePaths[0] ?? null;
}

async function savePdf(window: BrowserWindow, title: string, name: string): Promise<string | null> {
  const filters = [{ name: 'PDF', extensions: ['pdf'] }];
  const { filePath } = await dialog.showSaveDialog(window, { title, defaultPath: name, filters });
  if (!filePath) return null;
  const pdf = await window.webContents.printToPDF({ printBackground: true, pageSize: 'A4' });
  await writeFile(filePath, pdf).catch((error: unknown) => {
    throw fileError(error, filePath);
  });
  return filePath;
}
