import { execFileSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signKitWith } from '../kit/make-kit.ts';
import { ask } from './ask.ts';
import { greenOn, watchForGreen } from './green.ts';
import { press } from './job-done.ts';
import { openWindow } from './open-window.ts';
import { giveToWindow } from './unprivileged.ts';
import { windowKit } from './window-kit.ts';

/** Verifies again, and waits for how that ends. */
async function verifyAgain(page: Page, before: string, end: string): Promise<void> {
  await page.getByRole('button', { name: 'Verify again' }).last().click();
  await page.locator(`[data-verify-end=${before}]`).waitFor({ state: 'detached' });
  await page.locator(`[data-verify-end=${end}]`).waitFor({ timeout: 60_000 });
}

test('a kit of an unknown signer is proven only after a person compared the fingerprint, and no longer than the key is trusted', async () => {
  const window = await openWindow();
  const { page, dir, dataDir } = window;
  const kit = await windowKit(window, 1 << 20);
  const key = join(dir, 'stranger');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'stranger', '-f', key]);
  const fingerprint = execFileSync('ssh-keygen', ['-lf', key], { encoding: 'utf8' }).split(' ')[1] ?? '';
  await signKitWith(kit, key);
  await giveToWindow(join(dir, 'kits'));

  await page.getByRole('link', { name: 'Check a medium', exact: true }).click();
  await page.getByRole('textbox', { name: 'Folder of the kit, or of the medium' }).fill(kit);
  const green = await watchForGreen(page);
  await press(page, 'Verify');
  const unknown = page.locator('[data-verify-end=signer-unknown]');
  await unknown.waitFor({ timeout: 60_000 });
  await unknown.locator('[data-verdict=unproven]').waitFor();
  await unknown.getByRole('heading', { name: 'Who signed it?' }).waitFor();
  await unknown.getByText(fingerprint, { exact: true }).waitFor();

  const trust = page.getByRole('button', { name: 'Trust this signer', exact: true });
  expect(await trust.isDisabled()).toBe(true);
  const name = page.getByRole('textbox', { name: 'Name of the signer' });
  await name.fill('not a name');
  expect(await trust.isDisabled()).toBe(true);
  await name.fill('pier@example.org');
  await trust.click();
  const dialog = page.getByRole('alertdialog', { name: 'Trust this signer?' });
  await dialog.getByText(fingerprint, { exact: true }).waitFor();
  expect(await dialog.getByRole('button', { name: 'Trust', exact: true }).isDisabled()).toBe(true);
  expect((await ask(page, 'custody.signers', {})).signers).toEqual([]);
  await dialog.getByText('I compared this fingerprint with the signer by another way').click();
  await dialog.getByRole('button', { name: 'Trust', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await ask(page, 'custody.signers', {})).signers).toEqual([{ principal: 'pier@example.org', fingerprint }]);
  // To trust is not to verify.
  expect(await green()).toEqual([]);

  await verifyAgain(page, 'signer-unknown', 'read-back');
  await page.locator('[data-verdict=proven]').filter({ hasText: 'pier@example.org' }).waitFor();

  // Trust that somebody takes back does not count any more, and a key that is revoked is wrong.
  await rm(join(dataDir, 'allowed_signers'));
  await verifyAgain(page, 'read-back', 'signer-unknown');
  expect(await greenOn(page)).toEqual([]);
  await cp(`${key}.pub`, join(dataDir, 'revoked'));
  await giveToWindow(dataDir);
  await verifyAgain(page, 'signer-unknown', 'signer-revoked');
  await page.locator('[data-verify-end=signer-revoked] [data-verdict=failed]').waitFor();
  await page.getByText('Code: kit/signer-revoked').waitFor();
  expect(await greenOn(page)).toEqual([]);
});
