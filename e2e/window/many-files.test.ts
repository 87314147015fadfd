import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { MANY, manyFilesKit, pathOfMany } from '../kit/many-files.ts';
import { JOB_MS, press } from './job-done.ts';
import { makeWindowDir } from './launch-window.ts';
import { openWindow } from './open-window.ts';
import { giveToWindow } from './unprivileged.ts';

/** More rows than fit into the window, but no more than a page is quick with. */
const ROWS_AT_MOST = 80;

test('50,000 files in the list of a verification: all are counted, found and reached, and few are built', async (context) => {
  const dir = await makeWindowDir();
  context.onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const kit = await manyFilesKit(join(dir, 'kits'));
  const wrong = [pathOfMany(7), pathOfMany(MANY - 1)];
  for (const path of wrong) await writeFile(join(kit.dir, path), 'package other\n');
  await giveToWindow(dir);

  const { page } = await openWindow({ dir });
  await page.getByRole('link', { name: 'Check a medium', exact: true }).click();
  await page.getByRole('textbox', { name: 'Folder of the kit, or of the medium' }).fill(kit.dir);
  await page.getByRole('textbox', { name: 'Other trusted signers (optional)' }).fill(kit.signers);
  await page.getByText('Files only', { exact: true }).click();
  await press(page, 'Verify');

  const table = page.getByRole('table', { name: 'Files' });
  const rows = table.locator('[data-item-state]');
  await table.waitFor({ timeout: JOB_MS });
  expect(await rows.count()).toBeLessThanOrEqual(ROWS_AT_MOST);
  await page.locator('[data-verify-end] [data-verdict=failed]').waitFor({ timeout: JOB_MS });
  const all = await countIn(page.getByRole('radio', { name: /^All: / }));
  expect(all).toBeGreaterThan(MANY);
  expect(await table.getAttribute('aria-rowcount')).toBe(String(all + 1));
  expect(await countIn(page.getByRole('radio', { name: /^OK: / }))).toBe(all - wrong.length);
  expect(await rows.count()).toBeLessThanOrEqual(ROWS_AT_MOST);

  const list = table.locator('[tabindex="0"]');
  await list.focus();
  await page.keyboard.press('End');
  const last = rows.and(page.locator(`[aria-rowindex="${all + 1}"]`));
  await expect.poll(() => last.isVisible()).toBe(true);
  expect(await rows.count()).toBeLessThanOrEqual(ROWS_AT_MOST);

  await page.getByRole('textbox', { name: 'Search by name' }).fill('PART-31415');
  await expect.poll(() => namesIn(rows)).toEqual([pathOfMany(31_415)]);
  await page.getByRole('textbox', { name: 'Search by name' }).fill('');
  await page.getByRole('radio', { name: /^Wrong: / }).click();
  await expect.poll(() => namesIn(rows)).toEqual(wrong);

  // What was counted lies in the engine's journal, not in the page alone.
  await page.reload();
  await page.locator('[data-verify-end] [data-verdict=failed]').waitFor({ timeout: JOB_MS });
  expect(await countIn(page.getByRole('radio', { name: /^Wrong: / }))).toBe(wrong.length);
  expect(await countIn(page.getByRole('radio', { name: /^All: / }))).toBe(all);
});

/** The number that a filter tells. */
async function countIn(filter: Locator): Promise<number> {
  return Number((await filter.innerText()).replace(/\D/g, ''));
}

function namesIn(rows: Locator): Promise<string[]> {
  return rows.locator('code').allInnerTexts();
}
