import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where Voidferry keeps its keys, receipts and journals: VOIDFERRY_HOME, else `voidferry` in XDG_DATA_HOME, else in ~/.local/share.
 * A relative XDG_DATA_HOME is ignored, as the XDG Base Directory Specification asks.
 */
export function dataDirOf(env: Readonly<Record<string, string | undefined>>): string {
  const own = env['VOIDFERRY_HOME'];
  if (own) return resolve(own);
  const xdg = env['XDG_DATA_HOME'];
  if (xdg && isAbsolute(xdg)) return join(xdg, 'voidferry');
  return join(env['HOME'] || homedir(), '.local', 'share', 'voidferry');
}
