import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import { getLoopback } from '../../electron/services/host/loopback-http.ts';
import { startVoidHost, type VoidHost, voidHostProblem } from '../hosts/void-host.ts';
import { takeDownAnnouncements } from './announcements.ts';
import { ask } from './ask.ts';
import { focused, type Hand, keyboardOn, mouseOn } from './hand.ts';
import { askHost, bringUserKey, trustHostKey } from './host-login.ts';
import { jobDone } from './job-done.ts';
import { type OpenWindow, openWindow } from './open-window.ts';
import { giveToWindow } from './unprivileged.ts';

/** From Home to a healthy service, by the sample; then asks engine, ledger and service whether it is so. */
async function walk({ page }: OpenWindow, hand: Hand, host: VoidHost, medium: string): Promise<void> {
  await hand.press('Try the sample');
  await hand.press('Build the kit');
  await jobDone(page, 'prepare');
  expect(await page.getByRole('button', { name: 'Continue to Write' }).isDisabled()).toBe(true);
  await hand.press('Make a signing key');
  await hand.press('Sign the kit');
  await jobDone(page, 'sign');
  await page.locator('[data-verdict=proven]').waitFor();
  await hand.press('Trust this key on this workstation');
  await hand.press('Trust it');
  await hand.press('Continue to Write');

  await stepShown(page, 'write');
  await hand.type('Or a folder on a disk of this computer', medium);
  await hand.press('Write the kit');
  await jobDone(page, 'write');
  await hand.press('Continue to Verify');

  await stepShown(page, 'verify');
  await hand.press('Verify');
  await jobDone(page, 'verify');
  await page.locator('[data-step=verify] [data-verdict=proven]').waitFor();
  await hand.press('Continue to Install');

  await stepShown(page, 'install');
  await askHost(page, host.port, hand);
  await trustHostKey(page, hand);
  await hand.press('Enrol');
  await jobDone(page, 'enrol');
  await hand.press('Install now');
  await jobDone(page, 'push');
  await page.locator('[data-install-end=healthy] [data-verdict=proven]').waitFor();

  const [summary] = await ask(page, 'trip.list', {});
  expect(summary?.states).toEqual({ prepare: 'proven', write: 'proven', verify: 'proven', install: 'proven' });
  const { kit } = await ask(page, 'kit.show', { path: summary?.trip.kitDir ?? '' });
  expect(await getLoopback(Number(new URL(kit.service.health.address).port), '/healthz')).toContain('ok');
  await expect(ask(page, 'custody.verify', {})).resolves.toMatchObject({ claim: 'custody.ledger-intact' });
}

/** A step appears with the focus on its heading, so that a screen reader says where one is and Tab goes on from there. */
async function stepShown(page: Page, step: string): Promise<void> {
  await page.locator(`[data-step=${step}]`).waitFor();
  await expect.poll(() => focused(page)).toBe(`h1: ${step[0]?.toUpperCase()}${step.slice(1)}`);
}

async function arrange(context: TestContext): Promise<{ host: VoidHost; window: OpenWindow; medium: string }> {
  const problem = voidHostProblem();
  if (problem !== null) context.skip(problem);
  const host = await startVoidHost();
  onTestFinished(() => host.stop());
  const window = await openWindow();
  await bringUserKey(window, host);
  const medium = join(window.dir, 'medium');
  await mkdir(medium);
  await giveToWindow(medium);
  onTestFinished(() => rm(medium, { recursive: true, force: true }));
  return { host, window, medium };
}

test('from Home to a healthy service on a Void host, by the sample', { timeout: 1_800_000 }, async (context) => {
  const { host, window, medium } = await arrange(context);
  await walk(window, mouseOn(window.page), host, medium);
});

test('the same by keyboard alone, and a screen reader is told of it', { timeout: 1_800_000 }, async (context) => {
  const { host, window, medium } = await arrange(context);
  const told = await takeDownAnnouncements(window.page);
  await walk(window, keyboardOn(window.page), host, medium);
  const texts = await told();
  for (const said of [/^Build the kit: /, /^Write to the medium: /, /^Verify: /, /^Installed, and proven healthy/])
    expect(texts).toEqual(expect.arrayContaining([expect.stringMatching(said)]));
});
