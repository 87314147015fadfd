import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { readIfThere } from '../services/read-file.ts';
import type { About } from '../shared/contract/window.ts';
import { VERSION } from '../shared/version.ts';

const runtimeSchema = z.object({ kind: z.enum(['official', 'test']), official: z.string() });

/** What this program is and runs on. The run time is what the build wrote down; without that it is unknown, never official. */
export async function aboutThis(dataDir: string): Promise<About> {
  const { electron = '', chrome = '', node } = process.versions;
  return {
    version: VERSION,
    electron,
    chromium: chrome,
    node,
    runtime: await readRuntime(),
    sandboxed: !app.commandLine.hasSwitch('no-sandbox'),
    dataDir,
    systemLanguage: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
  };
}

async function readRuntime(): Promise<About['runtime']> {
  const bytes = await readIfThere(join(import.meta.dirname, 'runtime.json'));
  try {
    return runtimeSchema.parse(JSON.parse(bytes?.toString('utf8') ?? ''));
  } catch {
    return { kind: 'unknown', official: '' };
  }
}
