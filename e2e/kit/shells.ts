import { existsSync, realpathSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../electron/services/process.ts';
import { baseVoidTools } from '../hosts/base-void-tools.ts';
import { machineTool } from '../hosts/void-root.ts';

/** A shell with nothing on its PATH but what its system brings. */
export interface Shell {
  readonly name: string;
  /** The command that runs a script, e.g. `dash`. */
  readonly command: readonly string[];
  readonly path: string;
}

/** dash with base Void's programs, their links made in `dir`. */
export async function voidShell(dir: string): Promise<Shell> {
  const path = join(dir, 'void-tools');
  await mkdir(path);
  const tools: readonly string[] = baseVoidTools;
  for (const name of tools) {
    const from = machineTool(name);
    if (from !== null) await symlink(realpathSync(from), join(path, name));
  }
  const awk = machineTool('gawk') ?? machineTool('awk');
  if (awk !== null) await symlink(realpathSync(awk), join(path, 'awk'));
  return { name: 'dash', command: [join(path, 'dash')], path };
}

/** busybox with its own applets alone, their links made in `dir`; null where the machine has no busybox. */
export async function busyboxShell(dir: string, more: readonly string[]): Promise<Shell | null> {
  const busybox = ['/usr/bin/busybox', '/bin/busybox'].find((place) => existsSync(place));
  if (busybox === undefined) return null;
  const path = join(dir, `busybox-${more.join('-')}`);
  await mkdir(path);
  for (const applet of (await run(busybox, ['--list'])).stdout.trim().split('\n')) {
    await symlink(busybox, join(path, applet));
  }
  for (const name of more) {
    const from = machineTool(name);
    if (from !== null) await symlink(from, join(path, name));
  }
  return { name: ['busybox', ...more].join(' + '), command: [busybox, 'sh'], path };
}
