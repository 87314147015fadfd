import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** So long may a job take: building with an empty cache of Go is the slowest. */
export const JOB_MS = 900_000;

/** Presses the button of just this name. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** What a person may have to wait for a job that was stopped: its tools get a second to end by themselves. */
const STOP_MS = 5_000;

/** Waits until the newest job of a kind on the screen has ended, in one of these states. @returns its state */
async function jobEnded(
  page: Page,
  job: string,
  timeout: number,
  states = ':not([data-job-state=running])',
): Promise<string | null> {
  const view = page.locator(`[data-job=${job}]`).first();
  await view.and(page.locator(states)).waitFor({ timeout });
  return view.getAttribute('data-job-state');
}

/** Waits until the newest job of a kind on the screen has ended well. */
export async function jobDone(page: Page, job: string): Promise<void> {
  // A job that was stopped before stays on the screen until the new one has begun.
  const state = await jobEnded(page, job, JOB_MS, ':is([data-job-state=done], [data-job-state=failed])');
  const failures = (await page.locator('[data-job-state=failed]').allInnerTexts()).join('\n');
  expect(`${job} ${state}: ${failures}`).toBe(`${job} done: `);
}

/** Waits until a job of this kind runs in this phase. */
export async function jobReaches(page: Page, job: string, phase: string): Promise<void> {
  await page.locator(`[data-job=${job}][data-job-state=running][data-phase="${phase}"]`).waitFor({ timeout: JOB_MS });
}

/** Stops the running job as a person does, and sees soon that it is cancelled. */
export async function stopJob(page: Page, job: string): Promise<void> {
  await press(page, 'Stop');
  await press(page, 'Stop the job');
  expect(await jobEnded(page, job, STOP_MS)).toBe('cancelled');
}
