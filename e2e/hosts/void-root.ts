import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../electron/services/process.ts';
import { baseVoidTools } from './base-void-tools.ts';

export interface VoidRootOptions {
  /** What `xbps-uhelper arch` answers. */
  readonly xbpsArch: string;
  readonly hostname: string;
  /** The port of its sshd, or null for a host without one. */
  readonly sshPort: number | null;
}

const machineFolders = ['/usr/bin', '/usr/sbin'];
const voidPath = '/usr/bin:/usr/sbin';

/** Finds a program of the machine; null when it has none. */
export function machineTool(name: string): string | null {
  return machineFolders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Writes the writable part of a Void host's file system, and its /usr/bin, below `root`. */
export async function writeVoidRoot(root: string, options: VoidRootOptions): Promise<void> {
  for (const folder of [
    'etc/sv',
    'etc/ssh',
    'etc/runit/runsvdir/default',
    'etc/skel',
    'opt',
    'home',
    'run/runit',
    'run/sshd',
  ])
    await mkdir(join(root, folder), { recursive: true });
  for (const folder of [
    'bin',
    'usr-local/bin',
    'usr-local/sbin',
    'usr-share/xbps.d',
    'var/lib',
    'var/log',
    'var/empty',
    'var/tmp',
  ])
    await mkdir(join(root, folder), { recursive: true });
  await mkdir(join(root, 'root/.ssh'), { recursive: true, mode: 0o700 });
  await chmod(join(root, 'root'), 0o700);
  await mkdir(join(root, 'tmp'));
  for (const folder of ['tmp', 'var/tmp']) await chmod(join(root, folder), 0o1777);
  await writeTools(join(root, 'bin'));
  await writeEtc(root, options);
  await symlink('../run/runit/runsvdir/current', join(root, 'var/service'));
  await mkdir(join(root, 'run/runit/runsvdir'));
  await symlink('/etc/runit/runsvdir/default', join(root, 'run/runit/runsvdir/current'));
  await symlink('../run', join(root, 'var/run'));
  if (options.sshPort !== null) await writeSshd(root, options.sshPort);
}

async function writeTools(bin: string): Promise<void> {
  for (const name of baseVoidTools) {
    const path = machineTool(name);
    if (path !== null) await copyFile(path, join(bin, name));
  }
  await symlink('dash', join(bin, 'sh'));
  await copyFile(machineTool('gawk') ?? machineTool('mawk') ?? '/usr/bin/awk', join(bin, 'awk'));
  await writeProgram(
    join(bin, 'xbps-uhelper'),
    `#!/bin/sh\n[ "$1" = arch ] && sed -n 's/^architecture=//p' /usr/share/xbps.d/xbps-arch.conf\n`,
  );
  // The kernel names a process after the script it was started from, so this one is called `runit`, as on Void.
  await writeProgram(
    join(bin, 'runit'),
    `#!/bin/sh\nenv - PATH=${voidPath} runsvdir -P /run/runit/runsvdir/current &\nwait $!\n`,
  );
}

async function writeEtc(root: string, options: VoidRootOptions): Promise<void> {
  const etc = (name: string) => join(root, 'etc', name);
  await writeFile(etc('os-release'), 'NAME="Void"\nID="void"\nPRETTY_NAME="Void Linux"\n');
  await writeFile(etc('hostname'), `${options.hostname}\n`);
  await writeFile(etc('hosts'), `127.0.0.1 localhost ${options.hostname}\n::1 localhost\n`);
  await writeFile(etc('nsswitch.conf'), 'passwd: files\ngroup: files\nshadow: files\nhosts: files\n');
  await writeFile(
    etc('passwd'),
    [
      'root:x:0:0:root:/root:/bin/sh',
      'nobody:x:99:99:Unprivileged User:/dev/null:/usr/bin/nologin',
      'sshd:x:22:22:sshd:/var/empty:/usr/bin/nologin',
      'operator:x:1000:1000:operator:/home/operator:/bin/sh',
      '',
    ].join('\n'),
  );
  await writeFile(etc('group'), 'root:x:0:\nwheel:x:4:\nnogroup:x:99:\nsshd:x:22:\noperator:x:1000:\n');
  await writeFile(
    etc('shadow'),
    'root:*:19000::::::\nnobody:!:19000::::::\nsshd:!:19000::::::\noperator:*:19000::::::\n',
    {
      mode: 0o600,
    },
  );
  await writeFile(etc('shells'), '/bin/sh\n/bin/bash\n');
  await writeFile(
    etc('login.defs'),
    'SYS_UID_MIN 100\nSYS_UID_MAX 999\nSYS_GID_MIN 100\nSYS_GID_MAX 999\nUSERGROUPS_ENAB yes\n',
  );
  await writeFile(join(root, 'usr-share/xbps.d/xbps-arch.conf'), `architecture=${options.xbpsArch}\n`);
  await mkdir(join(root, 'home/operator'), { mode: 0o700 });
  await run('chown', ['1000:1000', join(root, 'home/operator')]);
}

async function writeSshd(root: string, port: number): Promise<void> {
  const folder = join(root, 'etc/ssh');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'host', '-f', join(folder, 'ssh_host_ed25519_key')]);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'user', '-f', join(root, 'user_key')]);
  await copyFile(join(root, 'user_key.pub'), join(root, 'root/.ssh/authorized_keys'));
  await mkdir(join(root, 'home/operator/.ssh'), { mode: 0o700 });
  await copyFile(join(root, 'user_key.pub'), join(root, 'home/operator/.ssh/authorized_keys'));
  await run('chown', ['-R', '1000:1000', join(root, 'home/operator')]);
  const config = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    'HostKey /etc/ssh/ssh_host_ed25519_key',
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    'PidFile none',
    'Subsystem sftp /usr/lib/openssh/sftp-server',
  ];
  await writeFile(join(folder, 'sshd_config'), `${config.join('\n')}\n`);
  await mkdir(join(root, 'etc/sv/sshd'));
  await writeProgram(
    join(root, 'etc/sv/sshd/run'),
    '#!/bin/sh\nexec >>/var/log/sshd.log 2>&1\nexec /usr/bin/sshd -D -e\n',
  );
  await symlink('/etc/sv/sshd', join(root, 'etc/runit/runsvdir/default/sshd'));
}

async function writeProgram(path: string, text: string): Promise<void> {
  await writeFile(path, text);
  await chmod(path, 0o755);
}
