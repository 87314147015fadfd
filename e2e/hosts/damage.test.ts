import { appendFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { onTideHost } from './on-tide-host.ts';
import { pushTo } from './push-to.ts';
import { facts, type TideHost, verdict } from './tide-host.ts';

/* A disk that rots, a supervisor that hangs, a stranger on the port: none of them may look like success. */
const small = { settleSeconds: 1, timeoutSeconds: 5 };
const ballast = Buffer.alloc(1 << 20, 'tide');
let tide: TideHost;
let first: string;

onTideHost(async (started) => {
  tide = started;
  const installed = await tide.ferry(
    'install',
    '--kit',
    await tide.bring({ version: '1.0.0', health: small, ballast }),
  );
  first = facts(installed)['release'] ?? '';
});

const release = (name: string) => `/opt/tidegauge/releases/${name}`;
const activate = (name: string) => tide.ferry('activate', '--name', 'tidegauge', '--release', name);

test('a staged release that was damaged since is not activated, and staging it again heals it', async () => {
  const kit = await tide.bring({ version: '1.1.0', health: small });
  const staged = facts(await tide.ferry('stage', '--kit', kit))['release'] ?? '';
  await appendFile(tide.host.path(`${release(staged)}/bin/tidegauge`), 'x');
  const pid = facts(await tide.ferry('status', '--name', 'tidegauge'))['pid'];
  const refused = await activate(staged);
  expect([refused.code, verdict(refused)]).toEqual([
    65,
    expect.stringMatching(/^voidferry: kit\/checksum-mismatch .*bin\/tidegauge$/),
  ]);
  expect(facts(await tide.ferry('status', '--name', 'tidegauge'))).toMatchObject({ pid, current: first });
  expect(facts(await tide.ferry('stage', '--kit', kit))).toMatchObject({ state: 'staged', release: staged });
  expect((await activate(staged)).code).toBe(0);
});

test('a push that meets a damaged file of a release here fails once; the next one brings the file', async () => {
  await run('sh', [
    '-c',
    'printf x | dd of="$1" conv=notrunc status=none',
    'sh',
    tide.host.path(`${release(first)}/share/ballast`),
  ]);
  const kit = await tide.bring({ version: '1.2.0', health: small, ballast });
  const met = await pushTo(tide, kit);
  expect(met.sent).toEqual(['bin/tidegauge']);
  const failed = await tide.ferry('stage', '--push', met.id);
  expect([failed.code, verdict(failed)]).toEqual([
    65,
    expect.stringMatching(/^voidferry: kit\/checksum-mismatch .* share\/ballast$/),
  ]);
  const again = await pushTo(tide, kit);
  expect(again.sent).toEqual(['bin/tidegauge', 'share/ballast']);
  expect((await tide.ferry('install', '--push', again.id)).code).toBe(0);
  expect(await tide.serves()).toBe('1.2.0');
});

test('push areas that nobody touched for 30 days go with the next staging; younger ones stay', async () => {
  const area = tide.host.path('/opt/.voidferry/push');
  await run('mkdir', ['-p', `${area}/old/files`, `${area}/young/files`]);
  await run('touch', ['-d', '31 days ago', `${area}/old`]);
  expect((await tide.ferry('stage', '--kit', await tide.bring({ version: '1.3.0' }))).code).toBe(0);
  expect((await tide.host.exec(['ls', '/opt/.voidferry/push'])).stdout).toBe('young\n');
});

test('the old process that cannot be stopped is not taken for the new release', async () => {
  const before = facts(await tide.ferry('status', '--name', 'tidegauge'))['current'] ?? '';
  const kit = await tide.bring({ version: '1.4.0', health: small });
  await tide.host.exec(['pkill', '-STOP', '-f', '^runsv tidegauge$']);
  const result = await tide.ferry('install', '--kit', kit);
  await tide.host.exec(['pkill', '-CONT', '-f', '^runsv tidegauge$']);
  expect([result.code, facts(result)['result']]).toEqual([71, 'rolled-back-unhealthy']);
  expect(verdict(result)).toMatch(/could not be stopped/);
  const repaired = await tide.ferry('repair', '--name', 'tidegauge');
  expect([repaired.code, facts(repaired)['release'], await tide.serves()]).toEqual([0, before, '1.2.0']);
});

test('who answers at the health address while the service is stopped is not the service', async () => {
  const stranger = tide.host.spawn(['/opt/tidegauge/current/bin/tidegauge', '--listen', `127.0.0.1:${tide.port + 1}`]);
  try {
    const address = `http://127.0.0.1:${tide.port + 1}/healthz`;
    await expect
      .poll(() =>
        fetch(address).then(
          (answer) => answer.ok,
          () => false,
        ),
      )
      .toBe(true);
    const result = await tide.ferry(
      'install',
      '--kit',
      await tide.bring({ version: '1.5.0', health: { ...small, address } }),
    );
    expect([result.code, verdict(result)]).toEqual([70, expect.stringContaining('something else answers')]);
    expect(await tide.serves()).toBe('1.2.0');
  } finally {
    await tide.host.exec(['pkill', '-f', `listen 127.0.0.1:${tide.port + 1}`]);
    await stranger.exited;
  }
});

test('an answer that comes too late to be watched within the time allowed is no health', async () => {
  const late = await tide.bring({ version: '1.6.0', health: { settleSeconds: 5, timeoutSeconds: 4 } });
  const result = await tide.ferry('install', '--kit', late);
  expect([result.code, await tide.serves()]).toEqual([70, '1.2.0']);
});
