import { access, constants, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from '../../electron/services/process.ts';
import { VoidferryError } from '../../electron/shared/error.ts';

/** Programs and libraries of the tests, and the Debian package that brings each. */
const packageOf = {
  bwrap: 'bubblewrap',
  sshd: 'openssh-server',
  'ssh-keygen': 'openssh-client',
  runsvdir: 'runit',
  busybox: 'busybox-static',
  shellcheck: 'shellcheck',
  'mount.exfat-fuse': 'exfat-fuse',
  'mkfs.exfat': 'exfatprogs',
  fusermount3: 'fuse3',
  'musl-gcc': 'musl-tools',
  Xvfb: 'xvfb',
  xauth: 'xauth',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
} as const;
export type Tool = keyof typeof packageOf;
export const allTools = Object.keys(packageOf) as readonly Tool[];
/** What the window needs on a machine without a desktop. */
export const windowTools = [
  'Xvfb',
  'xauth',
  'libgtk-3.so.0',
  'libnss3.so',
  'libasound.so.2',
  'libgbm.so.1',
] as const satisfies readonly Tool[];

const POLICY = '/usr/sbin/policy-rc.d';
const INSTALL_TIMEOUT_MS = 300_000;

/**
 * Installs what is missing where this is root on Debian; starts no service. Anywhere else it installs nothing.
 * @returns the programs that are missing afterwards, with the reason when installing them failed
 */
export async function installTools(wanted: readonly Tool[]): Promise<{ missing: readonly Tool[]; reason: string }> {
  const absent = await missingOf(wanted);
  if (absent.length === 0) return { missing: [], reason: '' };
  if (process.getuid?.() !== 0 || !(await isDebian())) return { missing: absent, reason: 'not root on Debian' };
  try {
    await withoutServices(() => aptInstall([...new Set(absent.map((tool) => packageOf[tool]))]));
    return { missing: await missingOf(wanted), reason: 'the package did not bring it' };
  } catch (error) {
    if (!(error instanceof VoidferryError)) throw error;
    return { missing: await missingOf(wanted), reason: error.message };
  }
}

export async function missingOf(wanted: readonly Tool[]): Promise<Tool[]> {
  const found = await Promise.all(wanted.map(isThere));
  return wanted.filter((_, index) => !found[index]);
}

async function isThere(tool: string): Promise<boolean> {
  const isLibrary = /\.so(\.\d+)?$/.test(tool);
  // Users' PATH lacks the directories where Debian keeps programs of root.
  const programDirs = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  const found = await Promise.allSettled(
    (isLibrary ? libraryDirs() : programDirs).map((dir) =>
      access(join(dir, tool), isLibrary ? constants.R_OK : constants.X_OK),
    ),
  );
  return found.some(({ status }) => status === 'fulfilled');
}

/** Where Debian keeps libraries, and where other systems do. */
function libraryDirs(): string[] {
  const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch as string];
  return [...(triplet ? [`/usr/lib/${triplet}`] : []), '/usr/lib64', '/usr/lib', '/usr/local/lib'];
}

async function isDebian(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\bdebian\b/m.test(release);
}

async function aptInstall(packages: readonly string[]): Promise<void> {
  const env = { ...definedEnv(), DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const apt = (...args: string[]) => run('apt-get', ['-q', '-y', ...args], { env, timeoutMs: INSTALL_TIMEOUT_MS });
  await apt('update');
  await apt('install', '--no-install-recommends', ...packages);
}

/** Debian asks `policy-rc.d` before it starts the service of a package that it installs; 101 means no. */
async function withoutServices(install: () => Promise<void>): Promise<void> {
  const isOurs = await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  try {
    await install();
  } finally {
    if (isOurs) await rm(POLICY);
  }
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
