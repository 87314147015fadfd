import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { JobInput } from '../../electron/shared/contract/jobs.ts';
import type { TripSummary } from '../../electron/shared/contract/trips.ts';
import { ask } from './ask.ts';
import { JOB_MS, press } from './job-done.ts';

export interface TripOptions {
  /** A kit that the window's user may write. */
  readonly kitDir: string;
  /** Where it is written to and verified before the trip is opened; without, the trip is opened at the step Write. */
  readonly mediumPath?: string;
  /** A private key that signs; by default one that the workstation makes. */
  readonly key?: string;
  readonly title?: string;
}

/**
 * A trip with a kit that is signed and whose signer this workstation trusts, opened from Home at its first open step.
 * The steps before it were really done, by the engine of this window alone.
 */
export async function openSignedTrip(page: Page, options: TripOptions): Promise<void> {
  const { kitDir, mediumPath, title = 'Tide' } = options;
  const key = options.key ?? (await ask(page, 'custody.make-key', {})).path;
  const sign = await runJob(page, {
    job: 'sign',
    kitDir,
    key,
    passphrase: null,
    unrehearsed: 'a test',
    rebuildFrom: null,
  });
  await trustSigners(page, kitDir);
  const jobs: Record<string, string> = { sign };
  if (mediumPath !== undefined) {
    jobs['write'] = await runJob(page, { job: 'write', kitDir, mediumPath, chosen: null });
    const path = join(mediumPath, kitDir.split('/').at(-1) ?? '');
    jobs['verify'] = await runJob(page, { job: 'verify', path, level: 'L2', signers: null, sourceDir: kitDir });
  }
  const rest = { project: null, medium: null, host: null };
  const createdAt = new Date().toISOString();
  await ask(page, 'trip.save', { id: randomUUID(), createdAt, title, kitDir, jobs, ...rest });
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await page.reload();
  await page.waitForSelector('html[data-app-state=ready]');
  await press(page, `Open ${title}`);
}

/** Trusts whoever signed a kit. */
async function trustSigners(page: Page, kitDir: string): Promise<void> {
  const { signatures } = await ask(page, 'kit.show', { path: kitDir });
  for (const { fingerprint } of signatures)
    await ask(page, 'custody.trust-signer', { from: kitDir, fingerprint: fingerprint ?? '', principal: 'operator' });
}

/** Runs a job past the screens, to its good end. @returns its id */
async function runJob(page: Page, input: JobInput): Promise<string> {
  const { jobId } = await ask(page, 'job.start', input);
  const snapshot = () => ask(page, 'job.snapshot', { jobId });
  await expect.poll(async () => (await snapshot())?.state, { timeout: JOB_MS }).not.toBe('running');
  expect(await snapshot()).toMatchObject({ job: input.job, state: 'done', error: null });
  return jobId;
}

/** The states of the steps of the only trip. */
export async function stepStates(page: Page): Promise<TripSummary['states'] | undefined> {
  const [summary] = await ask(page, 'trip.list', {});
  return summary?.states;
}
