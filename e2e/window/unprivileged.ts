import { chown, lchown, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The user that the window runs as where the tests run as root: Chromium's sandbox does not run as root. Null: this user itself. */
export const UNPRIVILEGED = process.getuid?.() === 0 ? 65_534 : null;

/** Gives a directory and all in it to the user that the window runs as. */
export async function giveToWindow(dir: string): Promise<void> {
  if (UNPRIVILEGED === null) return;
  await chown(dir, UNPRIVILEGED, UNPRIVILEGED);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await giveToWindow(path);
    else await lchown(path, UNPRIVILEGED, UNPRIVILEGED);
  }
}
