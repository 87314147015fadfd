import { exit } from '../../electron/shared/exit.ts';

/** Why the window is not started here, with the exit code for it; null where it can be. */
export function refusal(
  env: Readonly<Record<string, string | undefined>>,
  uid: number | undefined,
): { readonly message: string; readonly exitCode: number } | null {
  if (uid === 0) return { message: AS_ROOT, exitCode: exit.notPermitted };
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return { message: NO_DISPLAY, exitCode: exit.partMissing };
  return null;
}

const AS_ROOT = `The window does not run as root: Chromium's sandbox would have to be switched off, and a program that writes disks should not
have all of them. Start it as the user who works here, in a clone that this user owns:
    npm ci && npm start
What needs root is shown in the window as a command. The terminal does the same work: npm run -s cli -- --help`;

const NO_DISPLAY = `The window needs a display, and neither DISPLAY nor WAYLAND_DISPLAY is set.
To try it without one, install xvfb and run: xvfb-run -a npm start
The terminal does the same work: npm run -s cli -- --help`;
