import type { WindowText } from '../catalogue.ts';
import { figureTexts } from './figures.ts';
import { windowAboutTexts } from './window-about.ts';
import { windowAppTexts } from './window-app.ts';
import { windowCustodyTexts } from './window-custody.ts';
import { windowHomeTexts } from './window-home.ts';
import { windowInstallTexts } from './window-install.ts';
import { windowPrepareTexts } from './window-prepare.ts';
import { windowVerifyTexts } from './window-verify.ts';
import { windowWriteTexts } from './window-write.ts';

export const windowTexts: Readonly<Record<WindowText, string>> = {
  ...windowAppTexts,
  ...windowPrepareTexts,
  ...windowHomeTexts,
  ...windowWriteTexts,
  ...windowVerifyTexts,
  ...windowCustodyTexts,
  ...figureTexts,
  ...windowAboutTexts,
  ...windowInstallTexts,
};
