import { appendFile, readFile, symlink, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { onTideHost } from './on-tide-host.ts';
import { facts, type TideHost, verdict } from './tide-host.ts';

const small = { settleSeconds: 1, timeoutSeconds: 10 };
let tide: TideHost;
let kit: string;

onTideHost(
  async (started) => {
    tide = started;
    kit = await tide.bring({ version: '1.0.0', health: small });
  },
  { enrolled: false },
);

const installFrom = (place: string, ...args: readonly string[]) =>
  tide.host.exec(['sh', `${place}/install.sh`, ...args]);
const untouched = async () =>
  (await tide.host.exec(['find', '/opt', '/etc/voidferry', '/var/lib/voidferry', '-mindepth', '1'])).stdout;

test('nobody was accepted: 76, and nothing was installed', async () => {
  const result = await installFrom(kit);
  expect([result.code, verdict(result)]).toEqual([76, expect.stringMatching(/^voidferry: host\/not-enrolled /)]);
  expect(await untouched()).toBe('');
});

test('another signer than the accepted one: 76; a forged kit: 65; a kit without rights: 77', async () => {
  const stranger = await tide.bring({ version: '1.0.0', key: tide.kits.strangerKey });
  const unknown = await installFrom(stranger, '--accept', tide.kits.fingerprint);
  expect([unknown.code, verdict(unknown)]).toEqual([
    76,
    expect.stringMatching(/^voidferry: kit\/signer-unknown .* not by SHA256:/),
  ]);

  const forged = await tide.bring({ version: '1.0.0' });
  await appendFile(tide.host.path(`${forged}/voidferry-host`), '# changed\n');
  const changed = await installFrom(forged, '--accept', tide.kits.fingerprint);
  expect([changed.code, verdict(changed)]).toEqual([
    65,
    expect.stringMatching(/^voidferry: kit\/checksum-mismatch voidferry-host /),
  ]);

  const listed = await tide.bring({ version: '1.0.0' });
  const sums = await readFile(tide.host.path(`${listed}/SHA256SUMS`), 'utf8');
  await writeFile(
    tide.host.path(`${listed}/SHA256SUMS`),
    sums.replace(/^./, (hex) => (hex === '0' ? '1' : '0')),
  );
  expect((await installFrom(listed, '--accept', tide.kits.fingerprint)).code).toBe(65);

  const extra = await tide.bring({ version: '1.0.0' });
  await symlink('/etc/passwd', tide.host.path(`${extra}/modules`));
  expect((await installFrom(extra, '--accept', tide.kits.fingerprint)).code).toBe(65);

  const operator = await tide.host.exec(['sh', '-s', '--', '--accept', tide.kits.fingerprint], {
    user: 'operator',
    stdin: 'exit 77',
  });
  expect(operator.code).toBe(77);
  expect(await untouched()).toBe('');
});

test('the accepted signer: installed, healthy, and trusted from now on', async () => {
  const result = await installFrom(kit, '--accept', tide.kits.fingerprint);
  expect([result.code, facts(result)['result'], await tide.serves()]).toEqual([0, 'healthy', '1.0.0']);
  expect(facts(await tide.ferry('facts'))).toMatchObject({ enrolled: '1', signers: tide.kits.fingerprint });
  expect(await tide.leftovers()).toEqual([]);
  const next = await tide.ferry('install', '--kit', await tide.bring({ version: '1.1.0', health: small }));
  expect([next.code, await tide.serves()]).toEqual([0, '1.1.0']);
});

test('a whole kit is verified where it lies, and each kind of damage is named', async () => {
  const whole = await tide.ferry('verify', '--kit', kit);
  expect([whole.code, facts(whole)]).toEqual([0, expect.objectContaining({ fingerprint: tide.kits.fingerprint })]);
  const damage: readonly (readonly [string, string])[] = [
    ['echo x >extra', 'kit/extra-files'],
    ['ln -s README.txt link', 'kit/extra-files'],
    ['rm README.txt', 'kit/incomplete'],
    ['echo x >>KIT.json', 'kit/checksum-mismatch'],
    ['mknod pipe p', 'kit/extra-files'],
  ];
  for (const [command, code] of damage) {
    const copy = '/root/damaged';
    await tide.host.exec(['sh', '-c', `rm -rf ${copy} && cp -R ${kit} ${copy} && cd ${copy} && ${command}`]);
    const result = await tide.ferry('verify', '--kit', copy);
    expect([command, result.code, verdict(result).split(' ')[1]]).toEqual([command, 65, code]);
  }
});

test('a user without rights installs below a prefix; it outlives the login and rolls back', async () => {
  const tidy = await tide.host.exec([
    'sh',
    '-c',
    'sv down /var/service/tidegauge; sleep 1; cp -R "$0" /home/operator/kit; chown -R operator /home/operator/kit',
    kit,
  ]);
  expect(tidy.code).toBe(0);
  const own = (script: string) => tide.host.exec(['sh', '-c', `cd; ${script}`], { user: 'operator' });
  const ferry = './void/usr/local/sbin/voidferry-host --prefix ./void';
  const first = await own(`sh kit/install.sh --prefix void --accept ${tide.kits.fingerprint}`);
  expect([first.code, facts(first)['result'], await tide.serves()]).toEqual([0, 'healthy', '1.0.0']);
  expect(first.stderr).toContain('nothing is protected from the user operator');
  expect((await own('ps -o user= -C tidegauge; void/opt/tidegauge/service status')).stdout).toMatch(
    /^operator\n\d+\n$/,
  );

  const bad = await tide.bring({
    version: '1.2.0',
    args: ['--drill-exit-after', '1s'],
    health: { settleSeconds: 3, timeoutSeconds: 8 },
  });
  await tide.host.exec(['sh', '-c', `mv ${bad} /home/operator/bad; chown -R operator /home/operator/bad`]);
  const rolledBack = await own(`${ferry} install --kit bad`);
  expect([rolledBack.code, await tide.serves()]).toEqual([70, '1.0.0']);
  expect((await own(`${ferry} logs --name tidegauge`)).stdout).toContain('"version":"1.2.0"');
  expect((await own('find void -name ".stage.*"; ls void/var/lib/voidferry/receipts | wc -l')).stdout).toBe('2\n');

  await own('void/opt/tidegauge/service stop');
  expect(await tide.serves()).toBeNull();
  const repaired = await own(`${ferry} repair --name tidegauge`);
  expect([repaired.code, facts(repaired)['result'], await tide.serves()]).toEqual([0, 'healthy', '1.0.0']);
});

test('root below a prefix that others can change: 77', async () => {
  await tide.host.exec(['sh', '-c', 'mkdir -p /home/operator/void; mkdir -m 0777 /opt/open; mkdir /opt/open/void']);
  for (const prefix of ['/opt/open', '/opt/open/void', '/home/operator/void']) {
    const result = await tide.host.exec(['sh', `${kit}/voidferry-host`, '--prefix', prefix, 'install', '--kit', kit]);
    expect([prefix, result.code, verdict(result)]).toEqual([
      prefix,
      77,
      expect.stringMatching(/^voidferry: host\/prefix-unsafe /),
    ]);
  }
});
