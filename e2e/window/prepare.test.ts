import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { beginTrip, makeProject } from './go-project.ts';
import { JOB_MS, press } from './job-done.ts';
import { openWindow } from './open-window.ts';

const isOpen = (page: Page) => page.getByRole('button', { name: 'Continue to Write' }).isEnabled();

/** Presses a button that begins a job, and waits for how the kit stands after it. */
async function run(page: Page, button: string, end: string): Promise<void> {
  await press(page, button);
  await page.locator(`[data-prepare-end=${end}]`).waitFor({ timeout: JOB_MS });
  expect(await page.locator('[data-step=prepare] [data-verdict=proven]').count()).toBe(end === 'signed' ? 1 : 0);
  expect(await isOpen(page)).toBe(end === 'signed');
}

async function kitDir(page: Page): Promise<string> {
  const [summary] = await ask(page, 'trip.list', {});
  return summary?.trip.kitDir ?? '';
}

async function stateOfStep(page: Page): Promise<string | undefined> {
  const [summary] = await ask(page, 'trip.list', {});
  return summary?.states.prepare;
}

test('a signature is green only while it lies beside the very kit that was built last', {
  timeout: 1_800_000,
}, async () => {
  const { page, dir } = await openWindow();
  const project = await makeProject(dir, 'println("tide")');
  await beginTrip(page, project);
  await run(page, 'Build the kit', 'built');
  await press(page, 'Make a signing key');
  await page.getByRole('radio', { name: 'signing-1, made by Voidferry' }).waitFor();
  await run(page, 'Sign the kit', 'signed');
  await page.getByText('verification here will end as not proven').waitFor();
  await press(page, 'Trust this key on this workstation');
  const name = page.getByRole('textbox', { name: 'Name of the signer' });
  await name.fill('not a name');
  expect(await page.getByRole('button', { name: 'Trust it' }).isDisabled()).toBe(true);
  await name.fill('release@tide.example');
  await press(page, 'Trust it');
  await page.getByText('This workstation trusts this key, as release@tide.example.').waitFor();

  // Somebody removes the signature.
  await rm(join(await kitDir(page), 'SHA256SUMS.sig'));
  await page.reload();
  await page.locator('[data-prepare-end=signature-gone]').waitFor();
  expect(await page.locator('[data-step=prepare] [data-verdict=proven]').count()).toBe(0);
  expect(await isOpen(page)).toBe(false);
  await run(page, 'Sign the kit', 'signed');

  // The same kit, built again into another folder, where no signature lies.
  await press(page, 'Change it or build again');
  await press(page, /^Build into .*tide-0\.0\.0-build2 instead$/);
  await run(page, 'Build the kit', 'built');
  expect(await stateOfStep(page)).toBe('open');
  await run(page, 'Sign the kit', 'signed');

  // Another kit: the signature before is over something else.
  await makeProject(dir, 'println("ebb")');
  await press(page, 'Change it or build again');
  await press(page, /^Build into .*tide-0\.0\.0-build3 instead$/);
  await run(page, 'Build the kit', 'rebuilt');
  expect(await stateOfStep(page)).toBe('unproven');
});

test('a build that fails says what the compiler said, and leaves the kit before it to go on with', {
  timeout: 1_800_000,
}, async () => {
  const { page, dir } = await openWindow();
  const keys = join(dir, 'home', '.ssh');
  await mkdir(keys);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'secret', '-f', join(keys, 'id_ed25519')]);
  const project = await makeProject(dir, 'println("tide")');
  await beginTrip(page, project);
  await run(page, 'Build the kit', 'built');
  const before = await kitDir(page);
  await makeProject(dir, 'ebb()');
  await press(page, 'Change it or build again');
  await press(page, /^Build into .* instead$/);
  await press(page, 'Build the kit');
  await page.locator('[data-job=prepare][data-job-state=failed]').waitFor({ timeout: JOB_MS });
  await page.getByRole('heading', { name: 'The build failed: no kit is proven' }).waitFor();
  await page.getByRole('region', { name: 'What the tool said' }).getByText('./main.go:6:2: undefined: ebb').waitFor();
  expect(await isOpen(page)).toBe(false);
  await press(page, 'Go on with the kit of the build before');
  await page.locator('[data-prepare-end=unsigned]').waitFor();
  expect(await kitDir(page)).toBe(before);

  await press(page, 'Change it or build again');
  await page.getByText('Use a kit that is already built').click();
  const folder = page.getByRole('textbox', { name: 'Folder of the kit' });
  await folder.fill(project);
  await page.getByText('Code: kit/not-a-kit').waitFor();
  expect(await page.getByRole('button', { name: 'Use this kit' }).isDisabled()).toBe(true);
  await folder.fill(before);
  await press(page, 'Use this kit');
  const passphrase = page.getByRole('textbox', { name: 'Passphrase of the key' });
  await passphrase.fill('wrong');
  await press(page, 'Sign the kit');
  await page.getByText('This passphrase does not open the key. Nothing was signed.').waitFor();
  expect(await passphrase.inputValue()).toBe('');
  await passphrase.fill('secret');
  await run(page, 'Sign the kit', 'signed');
});
