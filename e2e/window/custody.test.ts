import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { press } from './job-done.ts';
import { openWindow } from './open-window.ts';

/** A job that fails at once and leaves a receipt: an empty directory holds no project. */
async function failAtOnce(page: Page, dir: string): Promise<void> {
  const project = {
    dir,
    output: null,
    targets: [],
    version: null,
    serial: null,
    audience: null,
    goroot: null,
    carry: [],
    rehearse: true,
    vulnerabilityGate: false,
  };
  const { jobId } = await ask(page, 'job.start', { job: 'prepare', project });
  await expect
    .poll(async () => (await ask(page, 'custody.receipt', { id: jobId }))?.receipt?.outcome, { timeout: 30_000 })
    .toBe('failed');
}

const nav = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

test('a receipt can be read and checked again; once one was changed, the history is not green', async () => {
  const { page, dataDir, dir } = await openWindow();
  await nav(page, 'History');
  await page.getByText('No receipts yet').waitFor();
  await failAtOnce(page, join(dir, 'home'));
  await failAtOnce(page, join(dir, 'home'));
  await press(page, 'Check again');
  await page.locator('[data-verdict=proven]').filter({ hasText: 'The ledger of 2 receipts is whole' }).waitFor();

  await page.getByRole('link', { name: 'Receipt 2: Build the kit', exact: true }).click();
  const receipt = page.locator('[data-receipt=failed]');
  await receipt.getByRole('heading', { name: 'What this receipt does not prove' }).waitFor();
  expect(await page.locator('[data-verdict=proven], [data-tone=good-proven]').count()).toBe(0);
  const commands = await receipt.locator('code').allInnerTexts();
  const verification = commands.find((text) => text.startsWith('ssh-keygen')) ?? '';
  expect(execFileSync('sh', ['-c', verification], { encoding: 'utf8' })).toMatch(/^Good "receipt@voidferry" signature/);

  const [first] = await ask(page, 'custody.ledger', {});
  const path = join(dataDir, 'receipts', `${first?.entry.receipt}.json`);
  await writeFile(path, (await readFile(path, 'utf8')).replace('"prepare"', '"write"'));
  await press(page, 'Back to the history');
  await page.locator('[data-verdict=failed]').filter({ hasText: 'The ledger is not whole' }).waitFor();
  await page.getByText('Receipts that are missing or were changed: 1').waitFor();
  expect(await page.locator('[data-verdict=proven]').count()).toBe(0);
  await press(page, 'Show only these');
  await page.getByRole('link', { name: 'Receipt 1', exact: true }).click();
  await page.getByRole('heading', { name: 'This receipt is missing or was changed', level: 1 }).waitFor();
});

test('trips are listed, opened again and forgotten; what the machine lacks is told on its own', async () => {
  const { page } = await openWindow();
  await page.getByText('No trips yet').waitFor();
  await page.locator('[data-doctor]').waitFor();
  await press(page, 'Try the sample');
  await page.locator('[data-step=prepare]').waitFor();
  await nav(page, 'Home');
  await page.getByRole('list', { name: 'Steps of Sample: tidegauge' }).getByText('to do').waitFor();
  await press(page, 'Open Sample: tidegauge');
  await page.locator('[data-step=prepare]').waitFor();
  await nav(page, 'Home');
  await press(page, 'Forget Sample: tidegauge');
  await press(page, 'Forget the trip');
  await page.getByText('No trips yet').waitFor();
  await expect(ask(page, 'trip.list', {})).resolves.toEqual([]);
});

test('About tells the run time, the sandbox and whom this workstation trusts', async () => {
  const { page } = await openWindow();
  const { electron, runtime } = await ask(page, 'window.about', {});
  await nav(page, 'About');
  await page.locator('[data-sandbox=on]').waitFor();
  await page.getByText('None yet').waitFor();
  const warnings = await page.getByText(`Test run time ${electron}: for trying out only`).count();
  expect(warnings).toBe(runtime.kind === 'test' ? 1 : 0);
});
