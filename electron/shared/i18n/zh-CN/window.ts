import type { WindowText } from '../catalogue.ts';
import { windowAppTexts } from './window-app.ts';
import { windowInstallTexts } from './window-install.ts';

export const windowTexts: Readonly<Record<WindowText, string>> = {
  ...windowAppTexts,
  ...windowInstallTexts,
};
