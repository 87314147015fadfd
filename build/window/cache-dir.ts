import { chmod, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where fetched parts are kept, made if it is missing: `voidferry` in XDG_CACHE_HOME or in ~/.cache. For root it is below /var/cache,
 * since the tests of root run the window as another user, to whom root's home is closed.
 * @throws the file system's error
 */
export async function cacheDir(): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  const xdg = process.env['XDG_CACHE_HOME'];
  const home = xdg && isAbsolute(xdg) ? xdg : join(process.env['HOME'] || homedir(), '.cache');
  const dir = join(isRoot ? '/var/cache' : home, 'voidferry');
  await mkdir(dir, { recursive: true });
  // Whatever the umask of root is.
  if (isRoot) await chmod(dir, 0o755);
  return dir;
}
