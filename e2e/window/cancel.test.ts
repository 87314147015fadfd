import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { startCuttingProxy } from '../hosts/cutting-proxy.ts';
import { startVoidHost, voidHostProblem } from '../hosts/void-host.ts';
import { beginTrip, makeProject } from './go-project.ts';
import { greenOn, watchForGreen } from './green.ts';
import { askHost, bringUserKey, trustHostKey } from './host-login.ts';
import { JOB_MS, jobDone, jobReaches, press, stopJob } from './job-done.ts';
import { chooseStick, slowStick } from './loop-stick.ts';
import { openWindow } from './open-window.ts';
import { openSignedTrip, stepStates } from './signed-trip.ts';
import { giveToWindow } from './unprivileged.ts';
import { windowFolder, windowKit } from './window-kit.ts';

const MIB = 1 << 20;
const MB = 1_000_000;

/** Builds and compilers that run with this cache of Go. What the screen asks `go` about the project is none. */
async function compilers(cache: string): Promise<string[]> {
  const found = (await readdir('/proc')).filter(Number).map(async (pid) => {
    const [command = '', environment = ''] = await Promise.all(
      ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
    );
    const [program = '', action] = command.split('\0');
    const name = basename(program);
    const isBuild = name === 'go' ? action === 'build' : ['compile', 'asm', 'link'].includes(name);
    return isBuild && environment.includes(`GOCACHE=${cache}\0`) ? [name] : [];
  });
  return (await Promise.all(found)).flat();
}

test('a build that is stopped ends its compilers, leaves nothing, and can be done again', {
  timeout: 1_800_000,
}, async (context) => {
  const cache = await mkdtemp(join(tmpdir(), 'voidferry-cold-'));
  context.onTestFinished(() => rm(cache, { recursive: true, force: true }));
  await giveToWindow(cache);
  const { page, dir } = await openWindow({ env: { GOCACHE: cache } });
  await beginTrip(page, await makeProject(dir, 'println(http.StatusTeapot)', 'import "net/http"\n\n'));
  const green = await watchForGreen(page);
  const before = await readdir(dir);
  await press(page, 'Build the kit');
  await jobReaches(page, 'prepare', 'prepare.build');
  await expect.poll(() => compilers(cache), { timeout: 30_000 }).toContain('compile');
  await stopJob(page, 'prepare');
  await page.locator('[data-step=prepare] [data-verdict=cancelled]').waitFor();
  // Killed is not gone yet; a build that goes on takes much longer with an empty cache.
  await expect.poll(() => compilers(cache), { timeout: 2_000 }).toEqual([]);
  expect(await readdir(dir)).toEqual(before);
  expect(await page.getByRole('button', { name: 'Continue to Write' }).isDisabled()).toBe(true);
  expect(await stepStates(page)).toMatchObject({ prepare: 'stopped', write: 'locked' });
  expect(await green()).toEqual([]);

  await press(page, 'Build the kit');
  await page.locator('[data-prepare-end=built]').waitFor({ timeout: JOB_MS });
  expect((await readdir(dir)).filter((name) => name.startsWith('.voidferry'))).toEqual([]);
});

test('writing and verifying that are stopped leave nothing and prove nothing, and can be done again', async (context) => {
  const medium = await slowStick(context, 64 * MIB, 4 * MIB);
  const window = await openWindow();
  const { page } = window;
  await openSignedTrip(page, { kitDir: await windowKit(window, 12 * MIB) });
  const before = await readdir(medium.root);
  await chooseStick(page, medium);
  const green = await watchForGreen(page);
  await press(page, 'Write the kit');
  await jobReaches(page, 'write', 'write.copy');
  await stopJob(page, 'write');
  const stopped = page.locator('[data-write-end=cancelled]');
  await stopped.locator('[data-verdict=cancelled]').waitFor();
  await stopped.getByText('Nothing of this kit is on the medium.').waitFor();
  await stopped.getByText('Nothing writes to it any more. Unmount it before you pull it.').waitFor();
  expect(await readdir(medium.root)).toEqual(before);
  expect(await stepStates(page)).toMatchObject({ write: 'stopped', verify: 'locked' });
  expect(await green()).toEqual([]);

  await chooseStick(page, medium);
  await press(page, 'Write the kit');
  await jobDone(page, 'write');
  const written = await readdir(medium.root);
  expect(written.toSorted()).toEqual([...before, 'tidegauge-1.0.0'].toSorted());
  await press(page, 'Continue to Verify');

  const greenOfVerify = await watchForGreen(page);
  await press(page, 'Verify');
  await jobReaches(page, 'verify', 'verify.read-back');
  await stopJob(page, 'verify');
  await page.locator('[data-verify-end=cancelled] [data-verdict=cancelled]').waitFor();
  await page.getByText('Nothing was written and nothing was changed. Verify again to know.').waitFor();
  expect(await readdir(medium.root)).toEqual(written);
  expect(await stepStates(page)).toMatchObject({ verify: 'stopped', install: 'locked' });
  expect(await greenOfVerify()).toEqual([]);
  await press(page, 'Verify again');
  await page.locator('[data-verify-end=read-back] [data-verdict=proven]').waitFor({ timeout: 60_000 });
});

/** A host behind a link that can be held, and a window with a trip that has come to its step Install there. */
async function beforeInstall(context: TestContext, kit: { readonly bytes: number; readonly settleSeconds: number }) {
  const problem = voidHostProblem();
  if (problem !== null) context.skip(problem);
  const host = await startVoidHost();
  context.onTestFinished(() => host.stop());
  const link = await startCuttingProxy(host.port);
  context.onTestFinished(() => link.stop());
  const window = await openWindow();
  const { page } = window;
  const { settleSeconds } = kit;
  const limits = { timeoutSeconds: 60, maxLatencyMs: 500, maxErrorPermille: 50 };
  const service = { health: { kind: 'none', address: '', settleSeconds, ...limits } } as const;
  await bringUserKey(window, host);
  await openSignedTrip(page, {
    kitDir: await windowKit(window, kit.bytes, { service }),
    mediumPath: await windowFolder(window, 'medium'),
  });
  await askHost(page, link.port);
  await trustHostKey(page);
  await press(page, 'Enrol');
  await jobDone(page, 'enrol');
  await page.getByText('Nothing that the host was asked about stands in the way.').waitFor();
  const tell = async (...command: string[]) => (await host.exec(command)).stdout;
  return { page, link, tell };
}

test('a push that is stopped in the middle of the upload switches nothing, and goes on where it was', async (context) => {
  const { page, link, tell } = await beforeInstall(context, { bytes: 12 * MB, settleSeconds: 1 });
  link.reset();
  link.holdAfter(9 * MB);
  await press(page, 'Install now');
  await jobReaches(page, 'push', 'push.upload');
  await expect.poll(() => link.sent(), { timeout: 30_000 }).toBeGreaterThan(9 * MB);
  await stopJob(page, 'push');
  await page.locator('[data-install-end=cancelled] [data-verdict=cancelled]').waitFor();
  await page.getByRole('heading', { name: 'Cancelled; the switch never began' }).waitFor();
  expect(await greenOn(page)).toEqual([]);
  expect(await stepStates(page)).toMatchObject({ verify: 'proven', install: 'stopped' });
  expect(await tell('sh', '-c', 'ls -d /opt/tidegauge /var/service/tidegauge 2>/dev/null || :')).toBe('');

  link.release();
  link.reset();
  await press(page, 'Ask the host');
  await press(page, 'Install now');
  await page.locator('[data-install-end=healthy] [data-verdict=proven]').waitFor({ timeout: 60_000 });
  expect(link.sent()).toBeLessThan(8 * MB);
  expect(await tell('readlink', '/opt/tidegauge/current')).toMatch(/^releases\/1\.0\.0-/);
  expect(await tell('ls', '-A', '/opt/.voidferry/push')).toBe('');
});

test('stopped while the host switches, only the watching stops: nothing is claimed until the host is asked again', async (context) => {
  const { page, tell } = await beforeInstall(context, { bytes: MB, settleSeconds: 6 });
  await press(page, 'Install now');
  await jobReaches(page, 'push', 'push.activate');
  await press(page, 'Stop watching');
  const dialog = page.getByRole('alertdialog', { name: 'Stop watching?' });
  await dialog.getByText('The host goes on by itself whatever is done here.').waitFor();
  const green = await watchForGreen(page);
  await dialog.getByRole('button', { name: 'Stop watching', exact: true }).click();
  await page.locator('[data-install-end=outcome-unknown] [data-verdict=unproven]').waitFor();
  expect(await stepStates(page)).toMatchObject({ verify: 'proven', install: 'stopped' });
  await expect
    .poll(() => tell('voidferry-host', 'status', '--name', 'tidegauge'), { timeout: 60_000 })
    .toMatch(/^healthy=1\.0\.0-/m);
  expect(await green()).toEqual([]);
  await press(page, 'Ask the host');
  await press(page, 'Install now');
  await page.locator('[data-install-end=unchanged] [data-verdict=proven]').waitFor({ timeout: 60_000 });
});
