import { expect, test } from 'vitest';
import { onTideHost } from './on-tide-host.ts';
import { facts, type TideHost, verdict } from './tide-host.ts';

let tide: TideHost;
let good: string;

onTideHost((started) => {
  tide = started;
});

/** However an installation ended: the release before it answers over HTTP, nothing is half-installed, the receipt says the same. */
async function expectServing(version: string, exitCode: number, result: string): Promise<void> {
  expect(await tide.serves()).toBe(version);
  expect(await tide.leftovers()).toEqual([]);
  expect(await tide.receipt()).toMatchObject({ exitCode, result });
}

test('a first release that is not healthy is taken down: exit 72, nothing runs, nothing loops', async () => {
  const result = await tide.ferry(
    'install',
    '--kit',
    await tide.bring({ version: '0.9.0', args: ['--drill-exit-after', '500ms'] }),
  );
  expect(result.code).toBe(72);
  expect(verdict(result)).toMatch(
    /^voidferry: host\/first-install-failed 0\.9\.0-[0-9a-f]{12}: its process \d+ ended$/,
  );
  expect(await tide.serves()).toBeNull();
  expect(facts(await tide.ferry('status', '--name', 'tidegauge'))).toMatchObject({ state: 'down', current: '' });
  expect(await tide.receipt()).toMatchObject({ exitCode: 72, code: 'host/first-install-failed', serves: '' });
});

test('a healthy release serves as its own user, supervised by runit', async () => {
  good = await tide.bring({ version: '1.0.0' });
  const result = await tide.ferry('install', '--kit', good);
  expect([result.code, result.stderr]).toEqual([0, '']);
  expect(facts(result)).toMatchObject({ state: 'staged', result: 'healthy' });
  await expectServing('1.0.0', 0, 'healthy');
  const { pid } = facts(await tide.ferry('status', '--name', 'tidegauge'));
  expect((await tide.host.exec(['ps', '-o', 'user=', '-p', pid ?? ''])).stdout).toMatch(/^_tide/);
  expect((await tide.ferry('logs', '--name', 'tidegauge')).stdout).toContain('"version":"1.0.0"');
});

test('the same release again changes nothing: the same process serves on', async () => {
  const before = facts(await tide.ferry('status', '--name', 'tidegauge'))['pid'];
  const result = await tide.ferry('install', '--kit', good);
  expect(result.code).toBe(0);
  expect(facts(result)).toMatchObject({ state: 'present', result: 'unchanged' });
  expect(facts(await tide.ferry('status', '--name', 'tidegauge'))['pid']).toBe(before);
  await expectServing('1.0.0', 0, 'unchanged');
});

test.each([
  ['dies soon after it answered', ['--drill-exit-after', '700ms'], /its process \d+ ended/],
  ['never answers its probe', ['--drill-mute'], /no answer within 6 s/],
  [
    'answers too slowly',
    ['--drill-latency', '450ms'],
    /not within its limits in 6 s: probes=4 failed=0 .*p95_ms=4\d\d/,
  ],
  ['dies at once', ['--no-such-option'], /its process \d+ ended|did not start/],
])('a release that %s is rolled back: exit 70, the old one serves', async (name, args, why) => {
  const result = await tide.ferry('install', '--kit', await tide.bring({ version: `1.1.${name.length}`, args }));
  expect(result.code).toBe(70);
  expect(verdict(result)).toMatch(/^voidferry: host\/rolled-back 1\.1\.\d+-/);
  expect(verdict(result)).toMatch(why);
  expect(facts(result)).toMatchObject({ result: 'rolled-back', release: expect.stringMatching(/^1\.0\.0-/) });
  await expectServing('1.0.0', 70, 'rolled-back');
});

test('rollback goes to the healthy release before the live one, and no further than there is one', async () => {
  expect((await tide.ferry('install', '--kit', await tide.bring({ version: '1.2.0' }))).code).toBe(0);
  await expectServing('1.2.0', 0, 'healthy');
  const back = await tide.ferry('rollback', '--name', 'tidegauge');
  expect([back.code, facts(back)['result']]).toEqual([0, 'healthy']);
  await expectServing('1.0.0', 0, 'healthy');
  const further = await tide.ferry('rollback', '--name', 'tidegauge');
  expect([further.code, verdict(further)]).toEqual([
    64,
    expect.stringMatching(/^voidferry: host\/nothing-to-roll-back /),
  ]);
  await expectServing('1.0.0', 64, 'failed');
});

test('an older serial is refused, and installed for a recorded reason', async () => {
  const older = await tide.bring({ version: '0.8.0', serial: 1 });
  const refused = await tide.ferry('install', '--kit', older);
  expect([refused.code, verdict(refused)]).toEqual([
    77,
    expect.stringMatching(/^voidferry: host\/older-serial serial 1 is older than \d+/),
  ]);
  await expectServing('1.0.0', 77, 'failed');
  expect((await tide.ferry('install', '--kit', older, '--older', 'the pump wants 0.8')).code).toBe(0);
  await expectServing('0.8.0', 0, 'healthy');
  expect(await tide.receipt()).toMatchObject({ olderReason: 'the pump wants 0.8' });
  expect((await tide.ferry('install', '--kit', good, '--older', 'and back')).code).toBe(0);
  await expectServing('1.0.0', 0, 'healthy');
});

test('an activation cut off by kill -9 is finished by repair: the old release serves and is proven healthy', async () => {
  const kit = await tide.bring({ version: '1.3.0', serial: 100, health: { settleSeconds: 30, timeoutSeconds: 60 } });
  const cut = tide.ferry('install', '--kit', kit).catch(() => null);
  await expect.poll(() => tide.serves(), { timeout: 20_000 }).toBe('1.3.0');
  await tide.host.exec(['sh', '-c', 'kill -9 $(pgrep -f "[v]oidferry-host install")']);
  expect(await cut).toBeNull();
  expect(facts(await tide.ferry('status', '--name', 'tidegauge'))).toMatchObject({ interrupted: '1' });
  const repaired = await tide.ferry('repair', '--name', 'tidegauge');
  expect([repaired.code, facts(repaired)['result']]).toEqual([0, 'unchanged']);
  await expectServing('1.0.0', 0, 'unchanged');
});

test('a power cut in the middle of an activation: the next installation first goes back, then goes on', async () => {
  const slow = await tide.bring({ version: '1.4.0', serial: 101, health: { settleSeconds: 30, timeoutSeconds: 60 } });
  const cut = tide.ferry('install', '--kit', slow).catch(() => null);
  await expect.poll(() => tide.serves(), { timeout: 20_000 }).toBe('1.4.0');
  await tide.host.powerCycle();
  expect(await cut).toBeNull();
  const next = await tide.ferry('install', '--kit', await tide.bring({ version: '1.5.0', serial: 102 }));
  expect(next.code).toBe(0);
  expect(next.stderr).toContain('an activation was cut off; going back to 1.0.0-');
  await expectServing('1.5.0', 0, 'healthy');
  expect(await tide.receipt()).toMatchObject({ previous: expect.stringMatching(/^1\.0\.0-/) });
});

test('the operator who presses Ctrl-C during the watch gets the old release back: exit 70', async () => {
  const kit = await tide.bring({ version: '1.6.0', serial: 103, health: { settleSeconds: 30, timeoutSeconds: 60 } });
  const running = tide.ferry('install', '--kit', kit);
  await expect.poll(() => tide.serves(), { timeout: 20_000 }).toBe('1.6.0');
  await tide.host.exec(['sh', '-c', 'kill -INT $(pgrep -o -f "[v]oidferry-host install")']);
  const result = await running;
  expect([result.code, verdict(result)]).toEqual([70, expect.stringContaining('interrupted; 1.5.0-')]);
  await expectServing('1.5.0', 70, 'rolled-back');
});

test('a receipt is signed with the host key: known_hosts checks it', async () => {
  const script = `cd /var/lib/voidferry/receipts && f=$(ls *.json | tail -n 1)
    echo "tide-host $(cat /etc/ssh/ssh_host_ed25519_key.pub)" >/tmp/known
    ssh-keygen -Y verify -f /tmp/known -I tide-host -n receipt@voidferry -s $f.sig <$f; rm /tmp/known`;
  expect((await tide.host.exec(['sh', '-c', script])).stdout).toMatch(/^Good "receipt@voidferry" signature/);
});

test('three releases stay, and the live one and its way back among them', async () => {
  const { releases = '', current = '' } = facts(await tide.ferry('status', '--name', 'tidegauge'));
  expect(releases.split(' ').length).toBeLessThanOrEqual(5);
  expect(releases).toContain(current);
  const back = await tide.ferry('rollback', '--name', 'tidegauge');
  expect(back.code).toBe(0);
});
