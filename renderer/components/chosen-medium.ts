import type { Medium } from '../../electron/shared/medium.ts';

/** Where a chosen medium is now: still there, gone, or another one at its place. */
export type ChosenState = 'there' | 'gone' | 'other';

/** Looks for a medium that was chosen in a newer list. */
export function chosenState(chosen: Medium, media: readonly Medium[]): ChosenState {
  const now = media.find(({ path }) => path === chosen.path);
  if (now === undefined) return 'gone';
  const isSame = (['device', 'serial', 'uuid', 'size', 'fsType'] as const).every((key) => now[key] === chosen[key]);
  return isSame ? 'there' : 'other';
}
