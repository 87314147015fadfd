import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { startVoidHost, type VoidHost, voidHostProblem } from './void-host.ts';

const problem = voidHostProblem();
let host: VoidHost;

beforeAll(async () => {
  if (problem === null) host = await startVoidHost();
});
afterAll(() => host?.stop());
beforeEach((context) => {
  if (problem !== null) context.skip(problem);
});

test('is Void to a script: os-release, runit as first process, xbps arch, no tools beyond base', async () => {
  const script = `
    . /etc/os-release; echo "$ID $(cat /proc/1/comm) $(xbps-uhelper arch) $(hostname 2>/dev/null || cat /etc/hostname)"
    readlink -f /var/service /bin/sh
    for t in curl python3 perl xz zstd rsync jq lsof strace readelf gcc go; do command -v $t; done; true`;
  const { stdout } = await host.exec(['sh', '-c', script]);
  expect(stdout).toBe('void runit x86_64 tide-host\n/etc/runit/runsvdir/default\n/usr/bin/dash\n');
});

test('supervises with real runit, and survives a power cut', async () => {
  const ask = () => host.exec(['sv', 'status', '/var/service/sshd']);
  expect((await ask()).stdout).toMatch(/^run: .*pid \d+/);
  await host.powerCycle();
  expect((await ask()).stdout).toMatch(/^run: .*pid \d+/);
});

test('lets a key in over SSH and keeps other keys out', async () => {
  const knownHosts = host.path('/known_hosts');
  await writeFile(knownHosts, `${host.hostKeyLine}\n`);
  const login = [
    '-F',
    'none',
    '-o',
    'BatchMode=yes',
    '-o',
    `UserKnownHostsFile=${knownHosts}`,
    '-p',
    String(host.port),
  ];
  const { stdout } = await run('ssh', [...login, '-i', host.userKey, 'root@127.0.0.1', 'id -u; pwd']);
  expect(stdout).toBe('0\n/root\n');
  const refused = await run('ssh', [...login, '-i', '/dev/null', 'root@127.0.0.1', 'true'], { expect: [255] });
  expect(refused.stderr).toContain('Permission denied');
});

test('the operator has no rights', async () => {
  const { stdout, code } = await host.exec(['sh', '-c', 'id -un; touch /etc/x'], { user: 'operator' });
  expect([stdout, code]).toEqual(['operator\n', 1]);
});
