import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { onTideHost } from './on-tide-host.ts';
import { facts, type TideHost, verdict } from './tide-host.ts';

/** What a kit calls them by. */
const [RELEASE, CONFIG_DIR] = ['$' + '{release}', '$' + '{config}'];
const CONFIG = '/etc/tidegauge/tidegauge.toml';
let tide: TideHost;

onTideHost((started) => {
  tide = started;
});

const onHost = (path: string) => readFile(tide.host.path(path), 'utf8').catch(() => null);

type Brought = Parameters<TideHost['bring']>[0];

async function install(kit: Brought) {
  return tide.ferry('install', '--kit', await tide.bring(kit));
}

const config = (level: string) => ({ 'tidegauge.toml': `level = "${level}"\n` });

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(tide.host.path(path)), { recursive: true });
  await writeFile(tide.host.path(path), text);
}

test('configuration comes with the release, readable by the service alone, and a new one takes its place', async () => {
  expect((await install({ version: '1.0.0', configs: config('one') })).code).toBe(0);
  expect(await onHost(CONFIG)).toBe('level = "one"\n');
  const { mode } = await stat(tide.host.path(CONFIG));
  expect((mode & 0o777).toString(8)).toBe('640');
  expect((await tide.host.exec(['stat', '-c', '%U:%G', CONFIG])).stdout).toBe('root:_tidegauge\n');

  const second = await install({ version: '1.1.0', configs: config('two') });
  expect(second.stdout).not.toContain('config_kept');
  expect(await onHost(CONFIG)).toBe('level = "two"\n');
  expect(await onHost(`${CONFIG}.new`)).toBeNull();
});

test('a release that is not healthy takes its configuration with it', async () => {
  const result = await install({ version: '1.2.0', configs: config('three'), args: ['--drill-mute'] });
  expect(result.code).toBe(70);
  expect(await tide.serves()).toBe('1.1.0');
  expect(await onHost(CONFIG)).toBe('level = "two"\n');
});

test('a rollback brings the configuration of the release that it goes back to', async () => {
  expect((await tide.ferry('rollback', '--name', 'tidegauge')).code).toBe(0);
  expect(await tide.serves()).toBe('1.0.0');
  expect(await onHost(CONFIG)).toBe('level = "one"\n');
});

test('what was changed on the host stays, and the new one lies beside it', async () => {
  await write(CONFIG, 'level = "mine"\n');
  const result = await install({ version: '1.3.0', configs: config('four') });
  expect(result.code).toBe(0);
  expect(facts(result)).toMatchObject({ config_kept: CONFIG });
  expect(await onHost(CONFIG)).toBe('level = "mine"\n');
  expect(await onHost(`${CONFIG}.new`)).toBe('level = "four"\n');
  expect(await tide.receipt()).toMatchObject({ configKept: CONFIG });

  await write(CONFIG, 'level = "five"\n');
  expect(facts(await install({ version: '1.4.0', configs: config('five') }))['config_kept']).toBeUndefined();
  expect(await onHost(`${CONFIG}.new`)).toBeNull();
});

test('a place where no file can be is refused before anything stops', async () => {
  await mkdir(tide.host.path('/etc/tidegauge/taken'), { recursive: true });
  const result = await install({ version: '1.5.0', configs: { taken: 'x' } });
  expect([result.code, verdict(result)]).toEqual([
    78,
    'voidferry: host/bad-configuration /etc/tidegauge/taken is no file',
  ]);
  expect(await tide.serves()).toBe('1.4.0');
});

test('the service has the environment of its kit, and looks for libraries where the kit and the policy say', async () => {
  await write('/etc/voidferry/policy', 'LIB_PATH=/opt/vendor/lib:/srv/lib\n');
  const kit = {
    version: '1.6.0',
    service: {
      env: { GREETING: "it's $HOME", PLACES: `${RELEASE}/a:${CONFIG_DIR}/b:$x:${RELEASE}` },
      libraryPaths: ['./lib', '$LIB_PATH', '$OTHER_PATH', '/usr/x'],
    },
  };
  const result = await install(kit);
  expect([result.code, result.stderr]).toEqual([0, '']);
  const { pid, current } = facts(await tide.ferry('status', '--name', 'tidegauge'));
  const release = `/opt/tidegauge/releases/${current}`;
  const environment = (await tide.host.exec(['cat', `/proc/${pid}/environ`])).stdout.split('\0');
  expect(environment).toEqual(
    expect.arrayContaining([
      "GREETING=it's $HOME",
      `PLACES=${release}/a:/etc/tidegauge/b:$x:${release}`,
      'HOME=/var/lib/tidegauge',
      `LD_LIBRARY_PATH=${release}/lib:/opt/vendor/lib:/srv/lib:/usr/x`,
    ]),
  );
});

test('a library that is nowhere is told when the release is staged, and one in a named place is found', async () => {
  const kit = { version: '1.7.0', needs: ['libc.so.6', 'libtide.so.2'], service: { libraryPaths: ['$LIB_PATH'] } };
  const refused = await install(kit);
  expect(refused.code).toBe(69);
  expect(verdict(refused)).toMatch(
    /^voidferry: host\/library-missing not on this host: libtide\.so\.2; looked in \/opt\/vendor\/lib \/srv\/lib \/lib/,
  );
  expect(await tide.serves()).toBe('1.6.0');
  await write('/opt/vendor/lib/libtide.so.2', '');
  expect((await install({ ...kit, version: '1.7.1' })).code).toBe(0);
});

test('nothing goes back by itself from a release after which no older one may serve', async () => {
  const final = { service: { rollbackSafe: false } };
  const result = await install({ ...final, version: '2.0.0', args: ['--drill-mute'] });
  expect(result.code).toBe(71);
  expect(verdict(result)).toMatch(/^voidferry: host\/not-rolled-back 2\.0\.0-[0-9a-f]{12}: no answer within 6 s/);
  expect(facts(result)).toMatchObject({ result: 'unhealthy', release: expect.stringMatching(/^2\.0\.0-/) });
  expect(facts(await tide.ferry('status', '--name', 'tidegauge'))).toMatchObject({ state: 'run', interrupted: '0' });
  expect(await tide.leftovers()).toEqual([]);

  expect((await install({ ...final, version: '2.0.1' })).code).toBe(0);
  const refused = await tide.ferry('rollback', '--name', 'tidegauge');
  expect([refused.code, verdict(refused).split(' ')[1]]).toEqual([77, 'host/rollback-unsafe']);
  expect(await tide.serves()).toBe('2.0.1');
  const back = await tide.ferry('rollback', '--name', 'tidegauge', '--older', 'restored the data by hand');
  expect([back.code, await tide.serves()]).toEqual([0, '1.7.1']);
  expect(await tide.receipt()).toMatchObject({ olderReason: 'restored the data by hand' });
});

test('such a release goes back as long as it did not run, and goes on where its start was cut off', async () => {
  await symlink('loop', tide.host.path('/etc/tidegauge/loop'));
  const blocked = await install({
    version: '2.1.0',
    configs: { 'loop/a': 'x' },
    service: { rollbackSafe: false },
  });
  expect([blocked.code, await tide.serves()]).toEqual([70, '1.7.1']);

  expect((await install({ version: '2.1.1', service: { rollbackSafe: false } })).code).toBe(0);
  const { current } = facts(await tide.ferry('status', '--name', 'tidegauge'));
  const before = (await tide.host.exec(['ls', '/opt/tidegauge/releases'])).stdout.match(/1\.7\.1-[0-9a-f]{12}/)?.[0];
  await write('/opt/tidegauge/.activating', `${before}\n`);
  const repaired = await tide.ferry('repair', '--name', 'tidegauge');
  expect(repaired.stderr).toContain(`${current} may have run`);
  expect([repaired.code, await tide.serves()]).toEqual([0, '2.1.1']);
});
