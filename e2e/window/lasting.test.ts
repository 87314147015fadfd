import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { openWindow } from './open-window.ts';
import { startStalledJob } from './stalled-job.ts';

const INTERRUPTED = { state: 'failed', error: { code: 'job/interrupted' }, evidence: [] };

test('a reload in the middle of a job loses nothing: it goes on, and can be stopped', async () => {
  const window = await openWindow();
  const { page } = window;
  const jobId = await startStalledJob(window);
  await page.reload();
  await page.waitForSelector('html[data-app-state=ready]');
  expect((await ask(page, 'job.running', {})).map((job) => job.jobId)).toEqual([jobId]);
  await ask(page, 'job.cancel', { jobId });
  expect(await ask(page, 'job.snapshot', { jobId })).toMatchObject({ state: 'cancelled', evidence: [] });
  expect(await ask(page, 'job.running', {})).toEqual([]);
});

test('when the worker dies in the middle of a job, the window says that nothing of it is proven, and goes on', async () => {
  const window = await openWindow();
  const { app, page } = window;
  const jobId = await startStalledJob(window);
  const pids = await app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .filter(({ name, serviceName }) => `${name} ${serviceName}`.includes('voidferry-worker'))
      .map(({ pid }) => pid),
  );
  expect(pids).toHaveLength(1);
  process.kill(pids[0] ?? Number.NaN, 'SIGKILL');
  await page.getByText('The process that does the work ended unexpectedly').first().waitFor();
  expect(await ask(page, 'job.snapshot', { jobId })).toMatchObject(INTERRUPTED);
  const [filed] = await ask(page, 'custody.ledger', {});
  expect(filed?.receipt).toMatchObject({ id: jobId, outcome: 'failed', error: { code: 'job/interrupted' } });
  await expect(ask(page, 'custody.verify', {})).resolves.toMatchObject({ claim: 'custody.ledger-intact' });
});

test('a program that is killed in the middle of a job leaves the truth behind', async () => {
  const window = await openWindow();
  const jobId = await startStalledJob(window);
  const gone = new Promise((resolve) => window.app.process().once('exit', resolve));
  window.app.process().kill('SIGKILL');
  await gone;
  const again = await openWindow({ dir: window.dir });
  expect(await ask(again.page, 'job.snapshot', { jobId })).toMatchObject(INTERRUPTED);
});

test('a window that is closed while a job runs asks first, and closes when the job was stopped', async () => {
  const window = await openWindow();
  const { app, page } = window;
  await startStalledJob(window);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await page.getByRole('button', { name: 'Keep running' }).click();
  expect(await ask(page, 'job.running', {})).toHaveLength(1);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const closed = app.waitForEvent('close');
  await page.getByRole('button', { name: 'Stop the jobs and close' }).click();
  await closed;
});
