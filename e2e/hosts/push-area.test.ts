import { cp, mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { onTideHost } from './on-tide-host.ts';
import { pushTo } from './push-to.ts';
import { facts, type TideHost, verdict } from './tide-host.ts';

const small = { settleSeconds: 1, timeoutSeconds: 10 };
const ballast = Buffer.alloc(1 << 20, 'tide');
let tide: TideHost;

onTideHost((started) => {
  tide = started;
});

test('a first push sends everything, the next only what changed', async () => {
  const first = await pushTo(tide, await tide.bring({ version: '1.0.0', health: small, ballast }));
  expect(first.sent).toEqual(['bin/tidegauge', 'share/ballast']);
  const installed = await tide.ferry('install', '--push', first.id);
  expect([installed.code, await tide.serves()]).toEqual([0, '1.0.0']);
  const second = await pushTo(tide, await tide.bring({ version: '1.1.0', health: small, ballast }));
  expect(second.sent).toEqual(['bin/tidegauge']);
  const staged = await tide.ferry('stage', '--push', second.id);
  expect([staged.code, facts(staged)['state'], await tide.serves()]).toEqual([0, 'staged', '1.0.0']);
  const activated = await tide.ferry('activate', '--name', 'tidegauge', '--release', facts(staged)['release'] ?? '');
  expect([activated.code, await tide.serves()]).toEqual([0, '1.1.0']);
  expect((await tide.host.exec(['ls', '/opt/.voidferry/push'])).stdout).toBe('');
});

test('a file that did not arrive, or arrived damaged, is named, and a push that is sent again goes through', async () => {
  const push = await pushTo(tide, await tide.bring({ version: '1.2.0', health: small, ballast }));
  const area = `/opt/.voidferry/push/${push.id}/files`;
  const name = (await tide.host.exec(['ls', area])).stdout.trim();
  await writeFile(tide.host.path(`${area}/${name}`), 'damaged');
  const damaged = await tide.ferry('stage', '--push', push.id);
  expect([damaged.code, verdict(damaged)]).toEqual([
    65,
    expect.stringMatching(/^voidferry: kit\/checksum-mismatch .* bin\/tidegauge$/),
  ]);
  const missing = await tide.ferry('stage', '--push', push.id);
  expect([missing.code, verdict(missing)]).toEqual([
    65,
    expect.stringMatching(/^voidferry: kit\/incomplete bin\/tidegauge was not pushed/),
  ]);
  await mkdir(tide.host.path(area), { recursive: true });
  await cp(tide.host.path('/root/unpacked/bin/tidegauge'), tide.host.path(`${area}/${name}`));
  expect((await tide.ferry('install', '--push', push.id)).code).toBe(0);
  expect(await tide.serves()).toBe('1.2.0');
});

test('a job outlives who started it, is started once, and is told apart from one that was lost', async () => {
  const kit = await tide.bring({ version: '1.3.0', health: small });
  expect((await tide.ferry('job', 'start', 'j1', 'install', '--kit', kit)).stdout).toBe('job=j1\n');
  expect(facts(await tide.ferry('job', 'poll', 'j1'))['state']).toBe('running');
  await tide.ferry('job', 'start', 'j1', 'install', '--kit', '/nowhere');
  await expect
    .poll(async () => facts(await tide.ferry('job', 'poll', 'j1'))['state'], { timeout: 30_000 })
    .toBe('ended');
  const { stdout } = await tide.ferry('job', 'poll', 'j1');
  expect(stdout).toMatch(/^state=ended\nexit=0\nout=release=1\.3\.0-\w+\nout=state=staged\nout=result=healthy\n/);

  const slow = await tide.bring({ version: '1.4.0', health: { settleSeconds: 60, timeoutSeconds: 90 } });
  await tide.ferry('job', 'start', 'j2', 'install', '--kit', slow);
  await expect.poll(() => tide.serves(), { timeout: 20_000 }).toBe('1.4.0');
  await tide.host.powerCycle();
  expect(facts(await tide.ferry('job', 'poll', 'j2'))['state']).toBe('lost');
  expect((await tide.ferry('repair', '--name', 'tidegauge')).code).toBe(0);
  expect(await tide.serves()).toBe('1.3.0');
});
