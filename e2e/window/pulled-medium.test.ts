import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { mediumOf } from '../media/bench.ts';
import { greenOn, watchForGreen } from './green.ts';
import { jobReaches, press } from './job-done.ts';
import { chooseStick, loopStick, pull, slowStick } from './loop-stick.ts';
import { openWindow } from './open-window.ts';
import { openSignedTrip, stepStates } from './signed-trip.ts';
import { windowKit } from './window-kit.ts';

const MIB = 1 << 20;

test('pulled while it is written: not written, and nothing green', async (context) => {
  const medium = await slowStick(context, 64 * MIB, 4 * MIB);
  const window = await openWindow();
  const { page } = window;
  await openSignedTrip(page, { kitDir: await windowKit(window, 16 * MIB) });
  const green = await watchForGreen(page);
  await chooseStick(page, medium);
  await press(page, 'Write the kit');
  await jobReaches(page, 'write', 'write.copy');
  await page.getByText('May I pull it? No: do not pull the medium.').waitFor();
  await pull(medium);
  const end = page.locator('[data-write-end=failed]');
  await end.waitFor({ timeout: 60_000 });
  await end.locator('[data-verdict=failed]').waitFor();
  await end.getByText('Code: media/pulled').waitFor();
  await end.getByText('It was pulled, or is not mounted any more.').waitFor();
  await page.getByRole('button', { name: 'Write the kit' }).waitFor({ state: 'detached' });
  expect(await green()).toEqual([]);
  expect(await stepStates(page)).toMatchObject({ write: 'stopped', verify: 'locked' });
  // Nothing may come into being in the folder that is left.
  expect(await readdir(medium.root)).toEqual([]);
});

test('pulled while it is read back: nothing is proven', async (context) => {
  const medium = await slowStick(context, 64 * MIB, 4 * MIB);
  const window = await openWindow();
  const { page } = window;
  await openSignedTrip(page, { kitDir: await windowKit(window, 16 * MIB) });
  await chooseStick(page, medium);
  await press(page, 'Write the kit');
  await page.locator('[data-write-end=written]').waitFor({ timeout: 60_000 });
  await press(page, 'Continue to Verify');
  const green = await watchForGreen(page);
  await press(page, 'Verify');
  await jobReaches(page, 'verify', 'verify.read-back');
  await pull(medium);
  const end = page.locator('[data-verify-end=pulled]');
  await end.waitFor({ timeout: 60_000 });
  await end.locator('[data-verdict=failed]').waitFor();
  await end.getByRole('heading', { name: 'The medium was pulled: nothing is proven' }).waitFor();
  expect(await green()).toEqual([]);
  expect(await stepStates(page)).toMatchObject({ write: 'proven', verify: 'stopped', install: 'locked' });
});

test('a medium that was chosen and is gone, or another at its place, cannot be written', async (context) => {
  const medium = await loopStick(context, 32 * MIB);
  const other = await mediumOf(context, 'ext4', 48 * MIB);
  const window = await openWindow();
  const { page } = window;
  await openSignedTrip(page, { kitDir: await windowKit(window, MIB) });
  await chooseStick(page, medium);
  const write = page.getByRole('button', { name: 'Write the kit' });
  await write.waitFor();
  await pull(medium);
  await page.getByRole('alert').filter({ hasText: 'The medium you chose is gone' }).waitFor();
  expect(await write.count()).toBe(0);
  await pull(other);
  await run('mount', [other.device, medium.root]);
  context.onTestFinished(() => pull(medium));
  await page.getByRole('alert').filter({ hasText: 'Another medium is now where the one you chose was' }).waitFor();
  expect(await write.count()).toBe(0);
  expect(await greenOn(page)).toEqual([]);
});
