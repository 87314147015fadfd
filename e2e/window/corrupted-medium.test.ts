import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeKit } from '../../electron/jobs/write.ts';
import { jobContext } from '../kit/job-context.ts';
import { ARCHIVE, mediumOf, signedKit, workDir } from '../media/bench.ts';
import { watchForGreen } from './green.ts';
import { press } from './job-done.ts';
import { openWindow } from './open-window.ts';
import { openSignedTrip, stepStates } from './signed-trip.ts';
import { giveToWindow } from './unprivileged.ts';
import { windowKit } from './window-kit.ts';

const MIB = 1 << 20;
const OFFSET = 5 * MIB + 8192;

/** The verdict must be red, and name the file and the place in it. */
async function expectMismatch(page: Page): Promise<void> {
  const end = page.locator('[data-verify-end=mismatch]');
  await end.waitFor({ timeout: 60_000 });
  await end.locator('[data-verdict=failed]').waitFor();
  await end.getByRole('heading', { name: 'The medium does not hold what was signed' }).waitFor();
  await end.getByText(ARCHIVE, { exact: true }).waitFor();
  await end.getByText(OFFSET.toLocaleString('en-US'), { exact: true }).waitFor();
}

test('Check a medium: a block that changed under the file system turns the same medium from green to red', async (context) => {
  const directory = await workDir(context);
  const medium = await mediumOf(context, 'ext4', 64 * MIB);
  const kit = await signedKit(directory, 12 * MIB);
  await chmod(directory, 0o755);
  const { path } = await writeKit({ kitDir: kit.dir, mediumPath: medium.root }, jobContext());

  const { page } = await openWindow();
  await page.getByRole('link', { name: 'Check a medium', exact: true }).click();
  // The medium itself is named, not the kit on it.
  await page.getByRole('textbox', { name: 'Folder of the kit, or of the medium' }).fill(medium.root);
  await page.getByRole('textbox', { name: 'Other trusted signers (optional)' }).fill(kit.signers);
  await press(page, 'Verify');
  await page.locator('[data-verify-end=read-back] [data-verdict=proven]').waitFor({ timeout: 60_000 });

  await medium.corrupt(join(path, ARCHIVE), OFFSET);
  await press(page, 'Verify again');
  await page.locator('[data-verify-end=read-back]').waitFor({ state: 'detached' });
  const green = await watchForGreen(page);
  await expectMismatch(page);
  expect(await green()).toEqual([]);
  await page.reload();
  await expectMismatch(page);
  // Asked for the files alone, the system answers from its memory: that must not be said to be the device.
  await page.getByText('Files only', { exact: true }).click();
  await press(page, 'Verify again');
  await page.locator('[data-verify-end=files-only] [data-verdict=unproven]').waitFor({ timeout: 60_000 });
});

test('Verify, in a trip: a corrupted medium is not carried on', async (context) => {
  const medium = await mediumOf(context, 'ext4', 64 * MIB);
  await giveToWindow(medium.root);
  const window = await openWindow();
  const { page } = window;
  const kitDir = await windowKit(window, 12 * MIB);
  await openSignedTrip(page, { kitDir });
  await page.getByRole('textbox', { name: 'Or a folder on a disk of this computer' }).fill(medium.root);
  await press(page, 'Write the kit');
  await page.locator('[data-write-end=written]').waitFor({ timeout: 60_000 });
  await medium.corrupt(join(medium.root, 'tidegauge-1.0.0', ARCHIVE), OFFSET);
  await press(page, 'Continue to Verify');
  const green = await watchForGreen(page);
  await press(page, 'Verify');
  await expectMismatch(page);
  expect(await green()).toEqual([]);
  expect(await page.getByRole('button', { name: 'Continue to Install' }).count()).toBe(0);
  expect(await stepStates(page)).toMatchObject({ write: 'proven', verify: 'stopped', install: 'locked' });
});
