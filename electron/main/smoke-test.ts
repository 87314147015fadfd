import type { BrowserWindow } from 'electron';
import type { WorkerLink } from './worker-link.ts';

const TIME_LIMIT_MS = 30_000;

/**
 * `--smoke-test`: the window loads and shows its first screen, and the worker answers. Prints one line of JSON.
 * @returns the exit code
 */
export async function smokeTest(window: BrowserWindow, worker: WorkerLink): Promise<number> {
  const expired = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`not ready within ${TIME_LIMIT_MS} ms`)), TIME_LIMIT_MS);
  });
  try {
    const [isReady, doctor] = await Promise.race([
      Promise.all([whenReady(window), worker.request('go.doctor', {})]),
      expired,
    ]);
    const { electron } = process.versions;
    process.stdout.write(
      `${JSON.stringify({ smokeTest: 'passed', window: isReady, worker: doctor !== null, electron })}\n`,
    );
    return 0;
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ smokeTest: 'failed', reason: String(error) })}\n`);
    return 1;
  }
}

async function whenReady(window: BrowserWindow): Promise<boolean> {
  for (;;) {
    const state: unknown = window.webContents.isLoading()
      ? null
      : await window.webContents.executeJavaScript('document.documentElement.dataset.appState');
    if (state === 'ready') return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
