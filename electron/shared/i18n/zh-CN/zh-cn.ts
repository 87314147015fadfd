import type { Catalogue } from '../catalogue.ts';
import { claimTexts } from './claims.ts';
import { custodyErrorTexts } from './custody.ts';
import { causeTexts, findingTexts } from './findings.ts';
import { goErrorTexts } from './go.ts';
import { hostErrorTexts } from './host.ts';
import { jobErrorTexts } from './job.ts';
import { kitErrorTexts } from './kit.ts';
import { mediaErrorTexts } from './media.ts';
import { noteTexts } from './notes.ts';
import { phaseTexts } from './phases.ts';
import { uiTexts } from './ui.ts';
import { windowTexts } from './window.ts';
import { windowErrorTexts } from './window-errors.ts';

export const zhCN: Catalogue = {
  errors: {
    ...jobErrorTexts,
    ...goErrorTexts,
    ...kitErrorTexts,
    ...mediaErrorTexts,
    ...hostErrorTexts,
    ...custodyErrorTexts,
  },
  windowErrors: windowErrorTexts,
  phases: phaseTexts,
  claims: claimTexts,
  notes: noteTexts,
  findings: findingTexts,
  causes: causeTexts,
  ui: uiTexts,
  window: windowTexts,
};
