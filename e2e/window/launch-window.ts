import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { Settings } from '../../electron/shared/contract/window.ts';
import type { LaunchFacts } from './launch-facts.ts';
import { giveToWindow, UNPRIVILEGED } from './unprivileged.ts';

/** A window over the real engine, with a data directory of its own. */
export interface LaunchedWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** A directory that the window's user owns, for projects, kits and media. */
  readonly dir: string;
  /** Console errors, page errors and blocked resources so far. */
  readonly faults: string[];
  /** Ends the program and waits until it is gone. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly settings?: Settings;
  readonly env?: Readonly<Record<string, string>>;
  /** Another name for the program: the packaged app is told by its name. */
  readonly executable?: string;
}

/** Makes the directory of a window, with its home and its data; whoever makes it removes it. */
export async function makeWindowDir({
  settings = { language: 'en', theme: 'light' },
}: Pick<LaunchOptions, 'settings'> = {}): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-window-'));
  await mkdir(join(dir, 'data'));
  await mkdir(join(dir, 'home'));
  await writeFile(join(dir, 'data', 'settings.json'), JSON.stringify(settings));
  await giveToWindow(dir);
  return dir;
}

/** Opens the window over such a directory and waits for its first screen. */
export async function launchWindow(
  dir: string,
  facts: LaunchFacts,
  options: LaunchOptions = {},
): Promise<LaunchedWindow> {
  const app = await launch(dir, facts, options);
  const faults: string[] = [];
  const page = await app.firstWindow();
  watch(page, faults);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForSelector('html[data-app-state=ready]', { timeout: 30_000 });
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await app.close();
  };
  return { app, page, dataDir: join(dir, 'data'), dir, faults, close };
}

/** Starts the program as the unprivileged user, with the sandbox on. */
async function launch(dir: string, facts: LaunchFacts, options: LaunchOptions): Promise<ElectronApplication> {
  const executable = options.executable ?? facts.executable;
  return _electron.launch({
    executablePath: UNPRIVILEGED === null ? executable : await asUnprivileged(executable, dir),
    args: [...facts.args],
    env: { ...windowEnv(dir, facts), ...options.env },
    chromiumSandbox: true,
    timeout: 60_000,
  });
}

/** What the window's program is given as its environment. */
export function windowEnv(
  dir: string,
  { display, cacheDir }: Pick<LaunchFacts, 'display' | 'cacheDir'>,
): Record<string, string> {
  return {
    ...definedEnv(),
    DISPLAY: display,
    HOME: join(dir, 'home'),
    VOIDFERRY_HOME: join(dir, 'data'),
    GOPATH: join(cacheDir, 'go'),
    GOCACHE: join(cacheDir, 'build'),
  };
}

/** A program that becomes the unprivileged user first, then Electron. */
async function asUnprivileged(executable: string, dir: string): Promise<string> {
  const path = join(dir, 'start');
  const user = `--reuid=${UNPRIVILEGED} --regid=${UNPRIVILEGED} --clear-groups`;
  await writeFile(path, `#!/bin/sh\nexec setpriv ${user} -- '${executable}' "$@"\n`);
  await chmod(path, 0o755);
  return path;
}

function definedEnv(): Record<string, string> {
  const forbidden = new Set([
    'SSH_AUTH_SOCK',
    'XDG_DATA_HOME',
    'XDG_CACHE_HOME',
    'XDG_CONFIG_HOME',
    'XDG_RUNTIME_DIR',
    'NODE_OPTIONS',
  ]);
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !forbidden.has(entry[0]),
    ),
  );
}

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A reload breaks off what still loads; what is denied has other reasons.
    if (reason !== 'net::ERR_ABORTED') faults.push(`blocked: ${request.url()} ${reason}`);
  });
}
