import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../electron/services/process.ts';

/** The user that the window runs as where root packs: Chromium's sandbox does not run as root. */
const NOBODY = 65_534;
const TIME_LIMIT_MS = 90_000;

/**
 * Unpacks a package and starts its program, sandboxed, on a virtual display where there is none of this user.
 * @param top the directory in the archive that holds the program
 * @returns the line that the program printed about itself
 * @throws VoidferryError `job/tool-failed` | `job/tool-timeout` | `job/tool-missing`; Error when it did not say that it passed
 */
export async function smokeTest(archive: string, top: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-package-'));
  const isRoot = process.getuid?.() === 0;
  try {
    const home = join(dir, 'home');
    await mkdir(home);
    await run('tar', ['-xzf', archive, '-C', dir, '--no-same-owner'], { timeoutMs: TIME_LIMIT_MS });
    await chmod(dir, 0o755);
    if (isRoot) await chown(home, NOBODY, NOBODY);
    const user = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
    const hasDisplay = !isRoot && (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
    const display = hasDisplay ? [] : ['xvfb-run', '-a'];
    const [command = '', ...args] = [...user, ...display, join(dir, top, 'voidferry'), '--smoke-test'];
    const { stdout } = await run(command, args, { env: environment(home), timeoutMs: TIME_LIMIT_MS });
    return passedLine(stdout);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** A program that ends at once with 0 has tested nothing. @throws Error when no line says that it passed */
export function passedLine(stdout: string): string {
  const line = stdout.split('\n').find((text) => text.startsWith('{') && text.includes('"smokeTest":"passed"'));
  if (line === undefined) throw new Error(`the packaged program did not say that its smoke test passed: ${stdout}`);
  return line;
}

function environment(home: string): Record<string, string> {
  const kept = ['PATH', 'LANG', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR'];
  const env = kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]] as const] : []));
  return { ...Object.fromEntries(env), HOME: home, VOIDFERRY_HOME: join(home, 'voidferry') };
}
