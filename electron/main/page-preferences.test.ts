import { expect, test } from 'vitest';
import { pagePreferences } from './page-preferences.ts';

test('a page has no Node and stays in its sandbox, packaged or not', () => {
  for (const isPackaged of [false, true])
    expect(pagePreferences(isPackaged)).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
    });
});

test('in a package nobody can look into it', () => {
  expect(pagePreferences(true).devTools).toBe(false);
  expect(pagePreferences(false).devTools).toBe(true);
});
