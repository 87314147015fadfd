import { windowAppTexts } from './window-app.ts';
import { windowHomeTexts } from './window-home.ts';
import { windowInstallTexts } from './window-install.ts';
import { windowPrepareTexts } from './window-prepare.ts';
import { windowVerifyTexts } from './window-verify.ts';
import { windowWriteTexts } from './window-write.ts';

/** What the window alone says. */
export const windowTexts = {
  ...windowAppTexts,
  ...windowPrepareTexts,
  ...windowHomeTexts,
  ...windowWriteTexts,
  ...windowVerifyTexts,
  ...windowInstallTexts,
} as const;
