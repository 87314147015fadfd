import type { ElectronApplication } from 'playwright-core';
import { REQUEST_CHANNEL } from '../../../electron/shared/contract/channels.ts';
import type { CannedAnswers } from './scene.ts';

type Handler = (event: unknown, message: unknown) => unknown;

/** What main holds for us between scenes. */
interface Held {
  sceneAnswers?: Readonly<Record<string, unknown>>;
}

/** From now on main answers by what `setAnswers` gave it; everything else goes the way it always goes. */
export async function installAnswers(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }, channel) => {
    // Electron keeps handlers where only itself looks; removing one to put another in its place would lose the real one.
    const handlers = (ipcMain as unknown as { readonly _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    const real = handlers.get(channel);
    if (real === undefined) throw new Error(`nothing answers ${channel}`);
    handlers.set(channel, (event, message) => {
      const { name } = message as { readonly name: string };
      const canned = (globalThis as Held).sceneAnswers?.[name];
      if (canned === undefined) return real(event, message);
      return canned === 'pending' ? new Promise(() => {}) : canned;
    });
  }, REQUEST_CHANNEL);
}

export async function setAnswers(app: ElectronApplication, answers: CannedAnswers): Promise<void> {
  await app.evaluate(
    (_electron, canned) => {
      (globalThis as Held).sceneAnswers = canned;
    },
    answers as Readonly<Record<string, unknown>>,
  );
}
