import { basename } from 'node:path';
import { preflight } from '../core/go/plugins/preflight.ts';
import { readGoFile } from '../services/go/read-go-file.ts';
import type { PluginReport } from '../shared/plugin-report.ts';

export interface PluginsToCheck {
  readonly host: string;
  readonly plugins: readonly string[];
  /** Names that the host program looks up in each of them. */
  readonly lookup: readonly string[];
}

/**
 * Compares plugins with the program that is to load them, by what the files say; nothing is run.
 * @throws VoidferryError `go/binary-unreadable` | `job/file-missing` | `job/not-permitted`.
 */
export function checkPlugins({ host, plugins, lookup }: PluginsToCheck): PluginReport {
  return preflight(
    { file: basename(host), ...readGoFile(host) },
    plugins.map((plugin) => ({ file: basename(plugin), ...readGoFile(plugin), lookup })),
  );
}
