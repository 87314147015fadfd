import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from './ask.ts';
import { jobDone, press } from './job-done.ts';
import { openWindow } from './open-window.ts';
import { giveToWindow } from './unprivileged.ts';

test('from Home to a medium that is proven, by the sample', { timeout: 600_000 }, async () => {
  const { page, dir } = await openWindow();
  const medium = join(dir, 'medium');
  await mkdir(medium);
  await giveToWindow(dir);
  onTestFinished(() => rm(medium, { recursive: true, force: true }));

  await press(page, 'Try the sample');
  await press(page, 'Build the kit');
  await jobDone(page, 'prepare');
  expect(await page.getByRole('button', { name: 'Continue to Write' }).isDisabled()).toBe(true);
  await press(page, 'Make a signing key');
  await press(page, 'Sign the kit');
  await jobDone(page, 'sign');
  await page.locator('[data-verdict=proven]').waitFor();
  await press(page, 'Trust this key on this workstation');
  await press(page, 'Trust it');
  await press(page, 'Continue to Write');

  await page.locator('[data-step=write]').waitFor();
  await page.getByRole('textbox', { name: 'Or a folder on a disk of this computer' }).fill(medium);
  await press(page, 'Write the kit');
  await jobDone(page, 'write');
  await press(page, 'Continue to Verify');

  await page.locator('[data-step=verify]').waitFor();
  await press(page, 'Verify');
  await jobDone(page, 'verify');
  await page.locator('[data-step=verify] [data-verdict=proven]').waitFor();
  expect(await page.getByRole('button', { name: 'Continue to Install' }).isEnabled()).toBe(true);

  const [trip] = await ask(page, 'trip.list', {});
  expect(trip?.states).toEqual({ prepare: 'proven', write: 'proven', verify: 'proven', install: 'open' });
  await expect(ask(page, 'custody.verify', {})).resolves.toMatchObject({ claim: 'custody.ledger-intact' });
});
