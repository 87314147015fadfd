import { custodyScenes } from './custody-scenes.ts';
import { frameScenes } from './frame-scenes.ts';
import { homeScenes } from './home-scenes.ts';
import { installScenes } from './install-scenes.ts';
import { prepareScenes } from './prepare-scenes.ts';
import type { Scene } from './scene.ts';
import { verifyScenes } from './verify-scenes.ts';
import { writeScenes } from './write-scenes.ts';

/** Every screen of the window in every state. */
export const allScenes: readonly Scene[] = [
  ...homeScenes,
  ...prepareScenes,
  ...writeScenes,
  ...verifyScenes,
  ...installScenes,
  ...custodyScenes,
  ...frameScenes,
];
