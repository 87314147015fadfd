import { readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { startVoidHost, type VoidHost, voidHostProblem } from '../hosts/void-host.ts';
import { ask, askRaw } from './ask.ts';
import { watchForGreen } from './green.ts';
import { askHost, bringUserKey, trustHostKey } from './host-login.ts';
import { press } from './job-done.ts';
import { openWindow } from './open-window.ts';
import { openSignedTrip } from './signed-trip.ts';
import { windowFolder, windowKit } from './window-kit.ts';

const problem = voidHostProblem();
let host: VoidHost;

beforeAll(async () => {
  if (problem === null) host = await startVoidHost();
});
afterAll(() => host?.stop());
beforeEach((context) => {
  if (problem !== null) context.skip(problem);
});

async function fingerprintOfHost(): Promise<string> {
  const key = host.path('/etc/ssh/ssh_host_ed25519_key.pub');
  return (await run('ssh-keygen', ['-lf', key])).stdout.split(' ')[1] ?? '';
}

/** Another machine answers where the host did: same address, same port, another key, and it would let anybody in. */
async function changeHostKey(): Promise<void> {
  const key = host.path('/etc/ssh/ssh_host_ed25519_key');
  await rm(key);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'another', '-f', key]);
  await host.exec(['sv', 'restart', 'sshd']);
}

async function logins(): Promise<number> {
  const log = await readFile(host.path('/var/log/sshd.log'), 'utf8');
  return log.match(/Accepted publickey/g)?.length ?? 0;
}

test('a host that shows another key than the one that was confirmed is refused: no login, nothing to confirm', async () => {
  const window = await openWindow();
  const { page } = window;
  await bringUserKey(window, host);
  await openSignedTrip(page, {
    kitDir: await windowKit(window, 1000),
    mediumPath: await windowFolder(window, 'medium'),
  });
  await page.locator('[data-step=install]').waitFor();
  const green = await watchForGreen(page);

  await askHost(page, host.port);
  const shown = page.locator('[data-fingerprint]');
  await shown.waitFor();
  const trust = page.getByRole('button', { name: 'Trust this host key' });
  expect(await trust.isDisabled()).toBe(true);
  expect(await logins()).toBe(0);
  expect(await trustHostKey(page)).toBe(await fingerprintOfHost());
  await page.getByRole('button', { name: 'Install now' }).waitFor();
  const before = await logins();
  expect(before).toBeGreaterThan(0);

  await changeHostKey();
  await press(page, 'Ask the host');
  await page.getByRole('heading', { name: 'Stop: the key of this host is refused' }).waitFor();
  await page.getByText('Code: host/key-changed').waitFor();
  await page
    .getByText(await fingerprintOfHost())
    .first()
    .waitFor();
  for (const name of ['Trust this host key', 'Enrol', 'Install now', 'Only stage'])
    expect([name, await page.getByRole('button', { name, exact: true }).count()]).toEqual([name, 0]);
  expect(await page.getByRole('checkbox').count()).toBe(0);

  // Nor past the screen: neither by confirming the new key, nor by a job.
  const target = `root@127.0.0.1:${host.port}`;
  const fingerprint = await fingerprintOfHost();
  expect(await askRaw(page, 'host.trust-key', { target, fingerprint })).toMatchObject({ ok: false });
  const login = { host: { target, identity: null, prefix: null }, passphrase: null };
  const { jobId } = await ask(page, 'job.start', { job: 'enrol', login });
  await expect
    .poll(() => ask(page, 'job.snapshot', { jobId }), { timeout: 30_000 })
    .toMatchObject({ state: 'failed', error: { code: 'host/key-changed' }, evidence: [] });
  expect(await logins()).toBe(before);
  expect(await green()).toEqual([]);
});
