import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleWindow } from '../../build/window/bundle.ts';
import { electronRuntime, launchSpec } from '../../build/window/runtime.ts';
import type { LaunchFacts } from './launch-facts.ts';
import { UNPRIVILEGED } from './unprivileged.ts';

/** Once before all tests of the window: builds it, finds the run time, and brings a display where there is none. */
export async function setup(project: TestProject): Promise<() => void> {
  const appDir = await bundleWindow();
  const runtime = await electronRuntime();
  const display = process.env['DISPLAY'] ? null : await startDisplay();
  process.stdout.write(`${runtime.line}${display === null ? '' : `; on a virtual display (${display.name})`}\n`);
  const facts: LaunchFacts = {
    ...(await launchSpec(runtime, appDir)),
    display: display?.name ?? process.env['DISPLAY'] ?? '',
    cacheDir: await cacheFor(),
  };
  project.provide('launch', facts);
  return () => display?.server.kill();
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
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.on('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim()));
  });
  return { name: `:${number}`, server };
}
