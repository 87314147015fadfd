import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Language, languages } from '../../../electron/shared/i18n/catalogue.ts';
import { clippedText } from '../clipped-text.ts';
import { launchWindow, makeWindowDir } from '../launch-window.ts';
import { prepareLaunch } from '../prepare-launch.ts';
import type { Scene } from '../scenes/scene.ts';
import { openStage, type Stage, settle } from '../scenes/stage.ts';
import { readOptions } from './options.ts';
import { type Size, takePicture } from './picture.ts';

/** A window of 1200 × 800 as it is used most; a small one; and what 200 % of zoom leaves of the first. */
const SIZES = {
  full: { width: 1200, height: 800 },
  small: { width: 900, height: 600 },
  zoomed: { width: 600, height: 400 },
} as const;
const LOOKS = ['light', 'dark'] as const;

const { dir, scenes } = readOptions(process.argv.slice(2));
const problems: string[] = [];
let pictures = 0;

const say = (line: string) => process.stdout.write(`${line}\n`);
const problem = (line: string) => {
  problems.push(line);
  say(`✗ ${line}`);
};

async function picture(page: Page, size: Size, name: string): Promise<void> {
  await takePicture(page, size, join(dir, `${name}.png`));
  pictures++;
}

/** Both looks at full size, and the narrow sizes, where every scene is checked and some are looked at. */
async function photograph(stage: Stage, scene: Scene, language: Language): Promise<void> {
  const { page } = stage;
  await page.setViewportSize(SIZES.full);
  await stage.show(scene, language);
  for (const look of LOOKS) {
    await stage.look(look);
    await picture(page, SIZES.full, `${scene.name}.${language}.${look}`);
  }
  await stage.look('light');
  for (const size of ['full', 'small', 'zoomed'] as const) {
    await page.setViewportSize(SIZES[size]);
    await settle(page);
    for (const offender of await clippedText(page)) problem(`${scene.name}, ${language}, ${size}: ${offender}`);
    if (scene.isMain && size !== 'full') await picture(page, SIZES[size], `${scene.name}.${language}.${size}`);
  }
}

const { facts, line, stop } = await prepareLaunch();
say(line);
await mkdir(dir, { recursive: true });
const windowDir = await makeWindowDir();
const window = await launchWindow(windowDir, facts);
try {
  const stage = await openStage(window);
  for (const scene of scenes) {
    for (const language of languages) {
      await photograph(stage, scene, language).catch((error: unknown) =>
        problem(`${scene.name}, ${language}: ${error instanceof Error ? error.message : String(error)}`),
      );
      const faults = window.faults.splice(0);
      if (!scene.isFaulty) for (const fault of faults) problem(`${scene.name}, ${language}: ${fault}`);
    }
  }
} finally {
  await window.close();
  await rm(windowDir, { recursive: true, force: true });
  stop();
}
say(`${pictures} pictures of ${scenes.length} scenes in ${dir}; problems: ${problems.length}`);
process.exitCode = problems.length === 0 ? 0 : 1;
