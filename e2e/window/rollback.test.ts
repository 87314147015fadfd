import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { onTideHost } from '../hosts/on-tide-host.ts';
import type { TideHost } from '../hosts/tide-host.ts';
import { greenOn, watchForGreen } from './green.ts';
import { askHost, bringUserKey, trustHostKey } from './host-login.ts';
import { press } from './job-done.ts';
import { type OpenWindow, openWindow } from './open-window.ts';
import { openSignedTrip } from './signed-trip.ts';
import { giveToWindow } from './unprivileged.ts';
import { windowFolder } from './window-kit.ts';

let tide: TideHost;

onTideHost((started) => {
  tide = started;
});

/** A signed kit of the sample service in the window's own directory. */
async function bring({ dir }: OpenWindow, version: string, serial: number, args: readonly string[]): Promise<string> {
  const from = await tide.kits.make({ version, serial, port: tide.port, args });
  const place = join(dir, 'kits');
  await mkdir(place, { recursive: true });
  await cp(from, join(place, basename(from)), { recursive: true });
  await giveToWindow(place);
  return join(place, basename(from));
}

/** Waits for the end of an installation: what it is called, and whether that is green. */
async function expectEnd(page: Page, end: string, verdict: string, sentence: string): Promise<void> {
  await page.locator(`[data-install-end=${end}]`).waitFor({ timeout: 60_000 });
  await page.locator(`[data-install-end=${end}] [data-verdict=${verdict}]`).waitFor();
  await page.getByRole('heading', { name: sentence }).waitFor();
}

test('a release that is not healthy: the window says that the host went back, and the old one serves; then back by hand', async () => {
  const oldest = await tide.ferry('install', '--kit', await tide.bring({ version: '0.9.0', serial: 1 }));
  expect([oldest.code, await tide.serves()]).toEqual([0, '0.9.0']);
  const window = await openWindow();
  const { page } = window;
  await bringUserKey(window, tide.host);
  const key = join(window.dir, 'signer');
  await cp(tide.kits.key, key);
  await giveToWindow(window.dir);
  const mediumPath = await windowFolder(window, 'medium');

  const good = await bring(window, '1.0.0', 2, []);
  await openSignedTrip(page, { kitDir: good, mediumPath, key, title: 'Healthy' });
  await askHost(page, tide.host.port);
  await trustHostKey(page);
  await press(page, 'Install now');
  await expectEnd(page, 'healthy', 'proven', 'Installed, and proven healthy');
  expect(await tide.serves()).toBe('1.0.0');

  const bad = await bring(window, '1.1.0', 3, ['--drill-exit-after', '700ms']);
  await openSignedTrip(page, { kitDir: bad, mediumPath, key, title: 'Unhealthy' });
  const green = await watchForGreen(page);
  await askHost(page, tide.host.port);
  await press(page, 'Install now');
  const sentence = 'Not healthy: the host went back by itself, and the release before serves again';
  await expectEnd(page, 'rolled-back', 'failed', sentence);
  expect(await green()).toEqual([]);
  expect(await tide.serves()).toBe('1.0.0');
  expect(await tide.leftovers()).toEqual([]);

  await page.getByRole('button', { name: 'Roll back', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  expect(await tide.serves()).toBe('1.0.0');
  await press(page, 'Roll back');
  await press(page, 'Roll back now');
  await expectEnd(page, 'went-back', 'proven', 'Gone back, and proven healthy');
  expect(await tide.serves()).toBe('0.9.0');

  // Nothing healthy is before that: it is refused, and that is not green.
  await press(page, 'Roll back');
  await press(page, 'Roll back now');
  await page.locator('[data-install-end=refused] [data-verdict=failed]').waitFor({ timeout: 60_000 });
  await page.getByText('Code: host/nothing-to-roll-back').waitFor();
  expect(await greenOn(page)).toEqual([]);
  expect(await tide.serves()).toBe('0.9.0');
});
