import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { VoidHost } from '../hosts/void-host.ts';
import { type Hand, mouseOn } from './hand.ts';
import type { OpenWindow } from './open-window.ts';
import { giveToWindow } from './unprivileged.ts';

/** Brings the key that may log in to a host to the home directory of the window's user, where `ssh` would look for it. */
export async function bringUserKey({ dir }: OpenWindow, host: VoidHost): Promise<void> {
  const place = join(dir, 'home/.ssh');
  await mkdir(place, { recursive: true, mode: 0o700 });
  await copyFile(host.userKey, join(place, 'id_ed25519'));
  await giveToWindow(place);
}

/** Says which host is meant, and asks it. */
export async function askHost(page: Page, port: number, hand: Hand = mouseOn(page)): Promise<void> {
  await hand.type('User and host', `root@127.0.0.1:${port}`);
  await hand.press('Ask the host');
}

/** Confirms the key that a host shows, as a person who compared it. @returns its fingerprint as it was shown */
export async function trustHostKey(page: Page, hand: Hand = mouseOn(page)): Promise<string | null> {
  const shown = page.locator('[data-fingerprint]');
  await shown.waitFor();
  const fingerprint = await shown.getAttribute('data-fingerprint');
  await hand.tick('I compared it at the console of the host');
  await hand.press('Trust this host key');
  await page.getByRole('heading', { name: 'What the host is' }).waitFor();
  return fingerprint;
}
