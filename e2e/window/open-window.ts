import { rm } from 'node:fs/promises';
import { inject, onTestFinished } from 'vitest';
import { type LaunchedWindow, type LaunchOptions, launchWindow, makeWindowDir } from './launch-window.ts';

/** A window that a test opened; a fault that it met fails the test at its end. */
export type OpenWindow = LaunchedWindow;

export interface OpenOptions extends LaunchOptions {
  /** The directory of an earlier window of this test, to open it again. */
  readonly dir?: string;
}

/** Opens the window for a test. It is closed when the test ends; a fault that it met fails the test. */
export async function openWindow(options: OpenOptions = {}): Promise<OpenWindow> {
  const dir = options.dir ?? (await makeWindowDir(options));
  if (options.dir === undefined) onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const window = await launchWindow(dir, inject('launch'), options);
  onTestFinished(async () => {
    await window.close();
    const { faults } = window;
    if (faults.length > 0) throw new Error(`the window met faults:\n${faults.join('\n')}`);
  });
  return window;
}
