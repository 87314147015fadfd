import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { catalogues } from '../../electron/shared/i18n/catalogues.ts';
import { openWindow } from './open-window.ts';
import { allScenes } from './scenes/all-scenes.ts';
import type { Proof, Scene, TripSketch } from './scenes/scene.ts';
import { openStage } from './scenes/stage.ts';
import { without } from './scenes/story.ts';

const GREEN = '[data-verdict=proven], [data-tone=good-proven]';
const onward = (['prepare.next', 'write.continue', 'verify.continue'] as const).map((key) => catalogues.en.window[key]);

/** Whatever in the window says, or lets a person believe, that the step at hand is proven. */
async function greenIn(page: Page): Promise<string[]> {
  const green = await page.locator(GREEN).allInnerTexts();
  const states = await page.locator('li[data-current][data-step-state=proven]').allInnerTexts();
  const open: string[] = [];
  for (const name of onward)
    for (const button of await page.getByRole('button', { name, exact: true }).all())
      if (await button.isEnabled()) open.push(name);
  return [...green, ...states, ...open];
}

/** The same scene, in which one piece of evidence is missing. */
function sceneWithout(scene: Scene, { job, claim }: Proof): Scene {
  const strip = (jobs: TripSketch['jobs']): TripSketch['jobs'] => {
    const story = job === 'toolchain' ? undefined : jobs[job];
    return story === undefined ? jobs : { ...jobs, [job]: without(story, claim) };
  };
  const { trips = [], jobs = {} } = scene;
  return {
    ...scene,
    trips: trips.map((trip) => ({ ...trip, jobs: strip(trip.jobs) })),
    jobs: Object.fromEntries(Object.entries(jobs).map(([id, story]) => [id, without(story, claim)])),
    act: async () => {},
    shows: 'main [data-verdict]',
  };
}

const green = allScenes.filter((scene) => (scene.proofs?.length ?? 0) > 0);

test.each(green)('$name is green, and not without any piece of the evidence that it rests on', async (scene) => {
  const stage = await openStage(await openWindow());
  const { page } = stage;
  await stage.show(scene, 'en');
  expect(await greenIn(page)).not.toEqual([]);
  for (const proof of scene.proofs ?? []) {
    await stage.show(sceneWithout(scene, proof), 'en');
    expect(await greenIn(page), `without ${proof.claim}`).toEqual([]);
  }
});

test('nothing is green in any other state of any screen', async () => {
  const window = await openWindow();
  const { page, faults } = window;
  const stage = await openStage(window);
  const wrong: string[] = [];
  for (const scene of allScenes.filter(({ proofs }) => proofs === undefined)) {
    await stage.show(scene, 'en');
    for (const what of await greenIn(page)) wrong.push(`${scene.name}: ${what}`);
    if (scene.isFaulty) faults.length = 0;
  }
  expect(wrong).toEqual([]);
});
