import { windowAppTexts } from './window-app.ts';
import { windowInstallTexts } from './window-install.ts';

/** What the window alone says. */
export const windowTexts = {
  ...windowAppTexts,
  ...windowInstallTexts,
} as const;
