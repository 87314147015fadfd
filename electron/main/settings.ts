import { join } from 'node:path';
import { writeDurably } from '../services/durable-file.ts';
import { makePrivateDirectory } from '../services/private-directory.ts';
import { readIfThere } from '../services/read-file.ts';
import { type Settings, settingsSchema } from '../shared/contract/window.ts';

const DEFAULTS: Settings = { language: null, theme: 'system' };

/** How a person wants the window, in `<dataDir>/settings.json`. What cannot be read counts as not said. */
export async function readSettings(dataDir: string): Promise<Settings> {
  const text = await readIfThere(pathIn(dataDir)).catch(() => null);
  try {
    return settingsSchema.parse(JSON.parse(text?.toString('utf8') ?? ''));
  } catch {
    return DEFAULTS;
  }
}

/** @throws VoidferryError `job/not-permitted` | `job/no-space` */
export async function writeSettings(dataDir: string, settings: Settings): Promise<void> {
  await makePrivateDirectory(dataDir);
  await writeDurably(pathIn(dataDir), `${JSON.stringify(settings, null, 2)}\n`, 0o600);
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'settings.json');
}
