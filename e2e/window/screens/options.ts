import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../../../build/window/root.ts';
import { allScenes } from '../scenes/all-scenes.ts';
import type { Scene } from '../scenes/scene.ts';

export interface ScreensOptions {
  /** Where the pictures go. */
  readonly dir: string;
  readonly scenes: readonly Scene[];
}

/**
 * `npm run screens -- [FOLDER] [--only TEXT]…`: the scenes whose names contain one of the texts, else all of them.
 * @throws Error for an option that there is not, and for a text that no name contains
 */
export function readOptions(args: readonly string[]): ScreensOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: 'string', multiple: true, default: [] } },
  });
  const wanted = values.only.flatMap((text) => text.split(','));
  const scenes = allScenes.filter(({ name }) => wanted.length === 0 || wanted.some((text) => name.includes(text)));
  if (scenes.length === 0) throw new Error(`no scene is called like ${wanted.join(', ')}`);
  return { dir: resolve(positionals[0] ?? `${repositoryRoot}/dist/screens`), scenes };
}
