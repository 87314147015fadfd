import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWindow } from '../../build/window/bundle.ts';
import { explain } from '../../build/window/explain.ts';
import { electronRuntime, launchSpec } from '../../build/window/runtime.ts';
import type { LaunchFacts } from './launch-facts.ts';
import { UNPRIVILEGED } from './unprivileged.ts';

/** A window that can be launched. */
export interface Prepared {
  readonly facts: LaunchFacts;
  /** Which run time it is and where it is shown, for the terminal. */
  readonly line: string;
  readonly stop: () => void;
}

/** There can be no window on this machine: its message says what is missing. */
export class NoWindowError extends Error {}

/**
 * Builds the window, finds the run time, and brings a display where there is none.
 * @throws NoWindowError where this machine has no run time or no display; the bundler's error for a window that does not build
 */
export async function prepareLaunch(): Promise<Prepared> {
  const appDir = await bundleWindow();
  const runtime = await electronRuntime().catch((error: unknown) => {
    throw new NoWindowError(explain(error));
  });
  const display = process.env['DISPLAY'] ? null : await startDisplay();
  const facts: LaunchFacts = {
    ...(await launchSpec(runtime, appDir)),
    display: display?.name ?? process.env['DISPLAY'] ?? '',
    cacheDir: await cacheFor(),
  };
  const line = `${runtime.line}${display === null ? '' : `; on a virtual display (${display.name})`}`;
  return { facts, line, stop: () => display?.server.kill() };
}

/** What builds of Go share between tests; the user that the window runs as must be able to write it. */
async function cacheFor(): Promise<string> {
  const dir = join(tmpdir(), `voidferry-window-cache-${UNPRIVILEGED ?? process.getuid?.()}`);
  await mkdir(dir, { recursive: true });
  if (UNPRIVILEGED !== null) await chown(dir, UNPRIVILEGED, UNPRIVILEGED);
  return dir;
}

/** A virtual display of its own number, without a network socket. */
async function startDisplay(): Promise<{ readonly name: string; readonly server: ChildProcess }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', (error) => reject(new NoWindowError(`no display, and no Xvfb: ${error.message}`)));
    server.once('exit', (code) => reject(new NoWindowError(`no display, and Xvfb ended with ${code}`)));
    server.stdio[3]?.on('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim()));
  });
  return { name: `:${number}`, server };
}
