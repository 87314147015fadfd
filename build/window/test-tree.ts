import { constants } from 'node:fs';
import { chmod, copyFile, link, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/**
 * A distribution of Electron that starts one app and shares everything else with another: it starts what lies in its `resources/app`.
 * @param executable the program of the shared one
 * @param home where to make it; kept when it is there and right
 * @returns its program
 * @throws the file system's error
 */
export async function treeFor(executable: string, appDir: string, home: string): Promise<string> {
  const program = join(home, 'electron');
  if (await leadsTo(home, appDir, executable)) return program;
  const source = dirname(executable);
  const fresh = `${home}.new-${process.pid}`;
  try {
    await mkdir(join(fresh, 'resources'), { recursive: true });
    for (const name of await readdir(source)) {
      if (name !== 'electron' && name !== 'resources') await symlink(join(source, name), join(fresh, name));
    }
    // Electron looks for `resources` beside its real path, which a symbolic link would not change.
    await linkOrCopy(executable, join(fresh, 'electron'));
    await symlink(appLink(home, appDir), join(fresh, 'resources/app'));
    await rm(home, { recursive: true, force: true });
    await rename(fresh, home).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return program;
}

/** Hard links do not leave a file system, and some systems refuse them for files of others. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await chmod(to, 0o755);
  }
}

async function leadsTo(home: string, appDir: string, executable: string): Promise<boolean> {
  const [app, shared] = await Promise.all([
    readlink(join(home, 'resources/app')).catch(() => null),
    readlink(join(home, 'icudtl.dat')).catch(() => null),
  ]);
  return app === appLink(home, appDir) && shared === join(dirname(executable), 'icudtl.dat');
}

function appLink(home: string, appDir: string): string {
  return relative(join(home, 'resources'), appDir);
}
