import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { MANY, manyFilesKit } from '../kit/many-files.ts';
import { launchWindow, makeWindowDir } from '../window/launch-window.ts';
import { prepareLaunch } from '../window/prepare-launch.ts';
import { giveToWindow } from '../window/unprivileged.ts';

/*
 * A process for measurements: how smoothly the window draws while the real engine verifies a kit of many small files and the list of them grows
 * on the screen. Prints one JSON line, `{"electron": …, "rows": …}`. Each line that it then reads makes it verify once in a new window and print
 * `{"idle": …, "longest": …, "milliseconds": …}`: the longest time between two frames, in milliseconds, before and during the verification, and
 * how long that took. Ends with its standard input.
 */
const END_MS = 10 * 60_000;
const IDLE_MS = 3_000;
/** The last rows are drawn after the end was told. */
const SETTLE_MS = 500;

const launch = await prepareLaunch();
const dir = await makeWindowDir();
const kit = await manyFilesKit(join(dir, 'kits'));
await giveToWindow(dir);
process.stdout.write(`${JSON.stringify({ electron: launch.line, rows: MANY })}\n`);
for await (const _ of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await verifyOnce())}\n`);
}
launch.stop();
await rm(dir, { recursive: true });

async function verifyOnce(): Promise<{ idle: number; longest: number; milliseconds: number }> {
  const { page, close } = await launchWindow(dir, launch.facts);
  try {
    await page.getByRole('link', { name: 'Check a medium', exact: true }).click();
    await page.getByRole('textbox', { name: 'Folder of the kit, or of the medium' }).fill(kit.dir);
    await page.getByRole('textbox', { name: 'Other trusted signers (optional)' }).fill(kit.signers);
    await page.getByText('Files only', { exact: true }).click();
    const quiet = await watchFrames(page);
    await page.waitForTimeout(IDLE_MS);
    const idle = await quiet();

    const busy = await watchFrames(page);
    const startedAt = performance.now();
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await page.getByRole('table', { name: 'Files' }).scrollIntoViewIfNeeded();
    await page.locator('[data-verify-end=files-only]').waitFor({ timeout: END_MS });
    const milliseconds = performance.now() - startedAt;
    await page.waitForTimeout(SETTLE_MS);
    return { idle, longest: await busy(), milliseconds };
  } finally {
    await close();
  }
}

/** Watches the page's frames. @returns stops, and tells the longest time between two, in milliseconds */
async function watchFrames(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => {
    const seen = { longest: 0, isOver: false };
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - last);
      last = now;
      if (!seen.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  });
  return () =>
    watch.evaluate((seen) => {
      seen.isOver = true;
      return seen.longest;
    });
}
