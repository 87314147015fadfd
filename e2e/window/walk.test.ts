import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { getLoopback } from '../../electron/services/host/loopback-http.ts';
import { startVoidHost, voidHostProblem } from '../hosts/void-host.ts';
import { ask } from './ask.ts';
import { askHost, bringUserKey, trustHostKey } from './host-login.ts';
import { jobDone, press } from './job-done.ts';
import { openWindow } from './open-window.ts';
import { giveToWindow } from './unprivileged.ts';

test('from Home to a healthy service on a Void host, by the sample', { timeout: 600_000 }, async (context) => {
  const problem = voidHostProblem();
  if (problem !== null) return context.skip(problem);
  const host = await startVoidHost();
  onTestFinished(() => host.stop());
  const window = await openWindow();
  const { page, dir } = window;
  await bringUserKey(window, host);
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
  await press(page, 'Continue to Install');

  await page.locator('[data-step=install]').waitFor();
  await askHost(page, host.port);
  await trustHostKey(page);
  await press(page, 'Enrol');
  await jobDone(page, 'enrol');
  await press(page, 'Install now');
  await jobDone(page, 'push');
  await page.locator('[data-install-end=healthy] [data-verdict=proven]').waitFor();

  const [summary] = await ask(page, 'trip.list', {});
  expect(summary?.states).toEqual({ prepare: 'proven', write: 'proven', verify: 'proven', install: 'proven' });
  const { kit } = await ask(page, 'kit.show', { path: summary?.trip.kitDir ?? '' });
  expect(await getLoopback(Number(new URL(kit.service.health.address).port), '/healthz')).toContain('ok');
  await expect(ask(page, 'custody.verify', {})).resolves.toMatchObject({ claim: 'custody.ledger-intact' });
});
