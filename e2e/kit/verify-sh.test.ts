import {
  appendFile,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKeyPair } from '../../electron/services/custody/signer.ts';
import { run } from '../../electron/services/process.ts';
import { makeKit, signKitWith } from './make-kit.ts';
import { busyboxShell, type Shell, voidShell } from './shells.ts';

let base: string;
let signedKit: string;
let digest: string;
let signers: string;
const shells = new Map<string, Shell | null>();
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'vf-verify-sh-'));
  await mkdir(join(base, 'tmp'));
  ({ dir: signedKit, digest } = await makeKit({ dir: base, targets: ['x86_64', 'aarch64-musl'] }));
  for (const name of ['ann', 'bob', 'eve']) await createKeyPair(join(base, name), name);
  await signKitWith(signedKit, join(base, 'ann'));
  signers = join(base, 'signers');
  await writeFile(signers, await trust('ann'));
  shells.set('dash', await voidShell(base));
  shells.set('busybox', await busyboxShell(base, ['ssh-keygen']));
  shells.set('busybox alone', await busyboxShell(base, []));
});
afterAll(() => rm(base, { recursive: true, force: true }));

let kit: string;
let count = 0;
beforeEach(async () => {
  kit = join(base, `kit-${count++}`);
  await cp(signedKit, kit, { recursive: true });
});

async function trust(
  who: string,
  options = 'namespaces="kit@voidferry" ',
  principal = `${who}@example.org`,
): Promise<string> {
  const [type, key] = (await readFile(join(base, `${who}.pub`), 'utf8')).split(' ');
  return `${principal} ${options}${type} ${key}\n`;
}

interface Verdict {
  readonly exit: number;
  /** The stable code that ends the last line on standard output. */
  readonly code: string | undefined;
  readonly last: string;
  readonly out: string;
}

interface Asked {
  readonly args?: readonly string[];
  /** Takes the place of /etc/voidferry. */
  readonly etc?: string;
  readonly script?: string;
}

async function verify(
  shell: Shell,
  { args = ['--signers', signers], etc, script = join(kit, 'verify.sh') }: Asked = {},
): Promise<Verdict> {
  const etcRoom = [
    '--tmpfs',
    '/etc',
    '--ro-bind',
    '/etc/passwd',
    '/etc/passwd',
    '--ro-bind',
    etc ?? '',
    '/etc/voidferry',
  ];
  const room = etc === undefined ? [] : [BWRAP, '--bind', '/', '/', ...etcRoom, '--dev', '/dev'];
  const [command = '', ...rest] = [...room, ...shell.command, script, ...args];
  const env = { PATH: shell.path, TMPDIR: join(base, 'tmp') };
  const ended = await run(command, rest, { env, cwd: base, expect: ALL_EXITS });
  const last = ended.stdout.trimEnd().split('\n').at(-1) ?? '';
  expect(await readdir(join(base, 'tmp')), 'temporary files left').toEqual([]);
  expect(ended.stderr).toBe('');
  expect(ended.stdout).toMatch(/^[ -~\n]*$/);
  return { exit: ended.code, code: /\[([a-z/-]+)\]$/.exec(last)?.[1], last, out: ended.stdout };
}
const BWRAP = '/usr/bin/bwrap';
const ALL_EXITS = [0, 64, 65, 69, 76, 77];

describe.each(['dash', 'busybox'])('under %s', (name) => {
  let shell: Shell;
  beforeEach((context) => {
    const found = shells.get(name);
    if (!found) return context.skip('this machine has no busybox');
    shell = found;
  });

  test('proven: exit 0, who signed, the check code', async () => {
    const verdict = await verify(shell);
    expect(verdict).toMatchObject({ exit: 0, code: 'kit/proven' });
    expect(verdict.last).toContain('ann@example.org');
    expect(verdict.out).toContain(`kit digest: ${digest}`);
    expect(verdict.out).toContain(`check code: ${digest.slice(0, 32).replace(/(.{4})(?!$)/g, '$1 ')}\n`);
  });

  test('works on another kit than its own folder, by relative paths too', async () => {
    const args = ['--kit', kit, '--signers', 'signers'];
    expect(await verify(shell, { args, script: 'tidegauge-1.0.0/verify.sh' })).toMatchObject({
      exit: 0,
    });
    expect(await verify(shell, { args: ['--kit', kit.slice(base.length + 1), '--signers', signers] })).toMatchObject({
      exit: 0,
    });
  });

  test('two signers: both are named, and each counts once', async () => {
    await signKitWith(kit, join(base, 'bob'));
    expect((await verify(shell)).out).toMatch(/by a key that is not trusted here/);
    await writeFile(join(base, 'both'), (await trust('ann')) + (await trust('bob')));
    const verdict = await verify(shell, { args: ['--signers', join(base, 'both')] });
    expect(verdict.last).toMatch(/ann@example\.org SHA256:\S+, bob@example\.org SHA256:/);
    const [other = ''] = (await readdir(kit)).filter((file) => /^SHA256SUMS\..{8}\.sig$/.test(file));
    await cp(join(kit, 'SHA256SUMS.sig'), join(kit, other));
    expect((await verify(shell, { args: ['--signers', join(base, 'both')] })).last.match(/ann@/g)).toHaveLength(1);
  });

  const targets = 'targets/x86_64';
  test.each<[string, number, string, () => Promise<unknown>]>([
    ['one byte changed', 65, 'kit/checksum-mismatch', () => appendFile(join(kit, targets, 'FILES'), 'x')],
    ['a file changed and the list mended', 65, 'kit/signature-bad', mend],
    ['a file more', 65, 'kit/extra-files', () => writeFile(join(kit, targets, 'more'), '')],
    ['a hidden file more', 65, 'kit/extra-files', () => writeFile(join(kit, '.more'), '')],
    ['a file with a line end in its name', 65, 'kit/extra-files', () => writeFile(join(kit, 'KIT.json\nx'), '')],
    ['a file with a name of a list line', 65, 'kit/extra-files', () => writeFile(join(kit, 'a\n.\n'), '')],
    [
      'a file whose path reads as two of the allowed ones',
      65,
      'kit/extra-files',
      async () => {
        await mkdir(join(kit, 'SHA256SUMS.sig\n.'));
        await writeFile(join(kit, 'SHA256SUMS.sig\n.', 'SHA256SUMS.sig'), '');
      },
    ],
    ['a script among attestations', 65, 'kit/extra-files', () => attest('run.sh')],
    ['an attestation', 0, 'kit/proven', () => attest('rehearsal-1.json')],
    ['a file less', 65, 'kit/incomplete', () => rm(join(kit, 'README.txt'))],
    ['a link more', 65, 'kit/extra-files', () => symlink('KIT.json', join(kit, 'link'))],
    ['a link for a file', 65, 'kit/extra-files', () => relink('README.txt')],
    ['a link for a folder', 65, 'kit/extra-files', () => relink('targets')],
    ['a link for the list', 65, 'kit/extra-files', () => relink('SHA256SUMS')],
    ['a link for the signature', 65, 'kit/extra-files', () => relink('SHA256SUMS.sig')],
    ['a pipe', 65, 'kit/extra-files', () => run('mkfifo', [join(kit, 'pipe')])],
    ['no list', 64, 'kit/not-a-kit', () => rm(join(kit, 'SHA256SUMS'))],
    ['an empty list', 65, 'kit/malformed', () => writeFile(join(kit, 'SHA256SUMS'), '')],
    ['a malformed line', 65, 'kit/malformed', () => edit((text) => `${text}no line\n`)],
    ['a malformed line that sha256sum skips', 65, 'kit/malformed', () => edit((text) => `# ${text}`)],
    ['upper-case hex', 65, 'kit/malformed', () => edit((text) => text.replace(/^\S+/, (hex) => hex.toUpperCase()))],
    ['a mark of binary mode', 65, 'kit/malformed', () => edit((text) => text.replace('  KIT', ' *KIT'))],
    ['carriage returns', 65, 'kit/malformed', () => edit((text) => text.replaceAll('\n', '\r\n'))],
    ['a NUL', 65, 'kit/malformed', () => edit((text) => text.replace('KIT.json\n', 'KIT.json\0\n'))],
    ['two lines in one by a NUL', 65, 'kit/malformed', () => edit((text) => text.replace('KIT.json\n', 'KIT.json\0'))],
    ['bytes that are no text', 65, 'kit/malformed', () => edit((text) => text.replace('KIT', 'K\u00ef'))],
    ['no last line end', 65, 'kit/malformed', () => edit((text) => text.slice(0, -1))],
    ['a path upwards', 65, 'kit/malformed', () => edit((text) => text.replace('README.txt', '../README.txt'))],
    ['an absolute path', 65, 'kit/malformed', () => edit((text) => text.replace('README.txt', '/etc/passwd'))],
    ['a name that ends with a dot', 65, 'kit/malformed', () => edit((text) => text.replace('README.txt', 'README.'))],
    ['a line twice', 65, 'kit/malformed', () => edit((text) => text.replace(/^(.*\n)/, '$1$1'))],
    ['lines out of order', 65, 'kit/malformed', () => edit((text) => text.replace(/^(.*\n)(.*\n)/, '$2$1'))],
    [
      'names that clash',
      65,
      'kit/malformed',
      () => edit((text) => text.replace(/^(.*)KIT.json\n/, '$1KIT.JSON\n$1KIT.json\n')),
    ],
    [
      'folders that clash',
      65,
      'kit/malformed',
      () => edit((text) => text.replace(/(.*)README.txt\n/, '$1README.txt\n$1TARGETS/FILES\n')),
    ],
    [
      'a file that is a folder',
      65,
      'kit/malformed',
      () => edit((text) => text.replace(/(.*)README.txt\n/, '$1README.txt\n$1README.txt/x\n')),
    ],
    ['a line less', 65, 'kit/extra-files', () => edit((text) => text.replace(/.*README.txt\n/, ''))],
    [
      'another hash in the list',
      65,
      'kit/checksum-mismatch',
      () => edit((text) => text.replace(/^......../, '00000000')),
    ],
    ['a signature cut short', 65, 'kit/signature-bad', () => writeFile(join(kit, 'SHA256SUMS.sig'), 'x')],
    ['no signature', 76, 'kit/unsigned', () => rm(join(kit, 'SHA256SUMS.sig'))],
  ])('%s: exit %i, %s', async (_name, exit, code, spoil) => {
    await spoil();
    expect(
      await verify(shell, { script: join(signedKit, 'verify.sh'), args: ['--kit', kit, '--signers', signers] }),
    ).toMatchObject({ exit, code });
  });

  test('changed files are named', async () => {
    await appendFile(join(kit, targets, 'FILES'), 'x');
    await appendFile(join(kit, 'kit.env'), 'x');
    expect((await verify(shell)).last).toMatch(/: kit\.env: FAILED, targets\/x86_64\/FILES: FAILED\./);
  });

  test('a bad signature beside a good one: exit 65', async () => {
    await writeFile(join(kit, 'SHA256SUMS.0123abcd.sig'), 'x');
    expect(await verify(shell)).toMatchObject({ exit: 65, code: 'kit/signature-bad' });
  });

  test('a signature for another purpose: exit 65', async () => {
    await rm(join(kit, 'SHA256SUMS.sig'));
    await signKitWith(kit, join(base, 'ann'), 'demo@voidferry');
    expect(await verify(shell)).toMatchObject({ exit: 65, code: 'kit/signature-bad' });
  });

  test.each<[string, () => Promise<string>]>([
    ['a key that is not trusted', () => trust('bob')],
    ['a key trusted for something else', () => trust('ann', 'namespaces="git" ')],
    ['a key trusted for anybody', () => trust('ann', '', '*')],
    ['a key whose time is over', () => trust('ann', 'valid-before="20200101" ')],
    ['nobody', async () => '# nobody\n'],
    ['a file that is no trust file', async () => 'hello\n'],
  ])('trusted is %s: exit 76, integrity only', async (_name, content) => {
    await writeFile(join(base, 'others'), await content());
    const verdict = await verify(shell, { args: ['--signers', join(base, 'others')] });
    expect(verdict).toMatchObject({ exit: 76, code: 'kit/signer-unknown' });
    expect(verdict.last).toContain('proves no origin');
  });

  test('usage: exit 64', async () => {
    for (const args of [['--what'], ['--signers'], ['--kit', ''], ['x'], ['--signers', join(base, 'absent')]]) {
      expect(await verify(shell, { args })).toMatchObject({ exit: 64, code: 'job/usage' });
    }
    expect(await verify(shell, { args: ['--kit', join(base, 'absent')] })).toMatchObject({
      exit: 64,
      code: 'kit/not-a-kit',
    });
    expect((await verify(shell, { args: ['--help'] })).out).toContain('example:');
  });

  test('trusted signers that came with the kit are refused', async () => {
    await mkdir(join(kit, 'attestations'));
    await cp(signers, join(kit, 'attestations/signers'));
    expect(await verify(shell, { args: ['--signers', join(kit, 'attestations/signers')] })).toMatchObject({ exit: 64 });
    await symlink(kit, join(base, `alias-${name}`));
    const alias = join(base, `alias-${name}`, 'attestations/signers');
    expect(await verify(shell, { args: ['--signers', alias] })).toMatchObject({ exit: 64, code: 'job/usage' });
  });

  test('nothing of the kit is run or changed', async () => {
    await chmod(join(kit, 'install.sh'), 0o755);
    const before = await run('find', [kit, '-printf', '%p %T@ %C@ %s\n']);
    await verify(shell);
    expect((await run('find', [kit, '-printf', '%p %T@ %C@ %s\n'])).stdout).toBe(before.stdout);
  });

  describe('with /etc/voidferry of its own', () => {
    let etc: string;
    beforeEach(async (context) => {
      const probed = await run(BWRAP, ['--bind', '/', '/', '--tmpfs', '/etc', '/bin/true'], { expect: [0, 1] }).catch(
        () => null,
      );
      if (probed?.code !== 0) return context.skip('bwrap cannot make a room here');
      etc = await mkdtemp(join(base, 'etc-'));
    });

    test('the host trusts: exit 0 without any option', async () => {
      await cp(signers, join(etc, 'allowed_signers'));
      expect(await verify(shell, { args: [], etc })).toMatchObject({ exit: 0, code: 'kit/proven' });
    });

    test('the host trusts nobody: exit 76, integrity only', async () => {
      expect(await verify(shell, { args: [], etc })).toMatchObject({ exit: 76, code: 'host/not-enrolled' });
    });

    test.each(['trusted', 'not trusted'])('a revoked key that is %s: exit 65', async (state) => {
      await writeFile(join(etc, 'allowed_signers'), await trust(state === 'trusted' ? 'ann' : 'bob'));
      await cp(join(base, 'eve.pub'), join(etc, 'revoked'));
      expect(await verify(shell, { args: [], etc })).toMatchObject({ exit: state === 'trusted' ? 0 : 76 });
      await appendFile(join(etc, 'revoked'), await readFile(join(base, 'ann.pub')));
      const verdict = await verify(shell, { args: [], etc });
      expect(verdict).toMatchObject({ exit: 65, code: 'kit/signature-bad' });
      expect(verdict.last).toContain('revoked');
    });
  });

  /** Changes a file and its line, as somebody who rebuilds the list does. */
  async function mend(): Promise<void> {
    const sha256 = async () => (await run('sha256sum', [join(kit, 'README.txt')])).stdout.slice(0, 64);
    const before = await sha256();
    await appendFile(join(kit, 'README.txt'), 'x');
    const after = await sha256();
    await edit((text) => text.replace(before, after));
  }

  async function edit(change: (text: string) => string): Promise<void> {
    const path = join(kit, 'SHA256SUMS');
    const before = await readFile(path, 'latin1');
    const after = change(before);
    expect(after).not.toBe(before);
    await writeFile(path, after, 'latin1');
  }

  async function attest(file: string): Promise<void> {
    await mkdir(join(kit, 'attestations'));
    await writeFile(join(kit, 'attestations', file), '');
  }

  async function relink(file: string): Promise<void> {
    await rename(join(kit, file), `${kit}-moved`);
    await symlink(`${kit}-moved`, join(kit, file));
  }
});

test('busybox without ssh-keygen: exit 76, integrity only; a changed byte is found all the same', async (context) => {
  const shell = shells.get('busybox alone');
  if (!shell) return context.skip('this machine has no busybox');
  expect(await verify(shell)).toMatchObject({ exit: 76, code: 'kit/signer-unknown' });
  await appendFile(join(kit, 'README.txt'), 'x');
  expect(await verify(shell)).toMatchObject({ exit: 65, code: 'kit/checksum-mismatch' });
});

test('without sha256sum: exit 69', async () => {
  const shell = shells.get('dash');
  if (!shell) throw new Error('dash is always there');
  await rm(join(shell.path, 'sha256sum'));
  expect(await verify(shell)).toMatchObject({ exit: 69, code: 'host/tool-missing' });
});
