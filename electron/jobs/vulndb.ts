import { resolve } from 'node:path';
import { readPublishedVulndb } from '../services/go/vulndb/read-published.ts';
import { loadVulndb, saveVulndb } from '../services/go/vulndb/store.ts';
import type { Vulndb, VulndbFacts } from '../shared/vulnerabilities.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Copies a Go vulnerability database, a folder or a zip in its published layout, to this workstation. A copy that is there already is replaced
 * only by one that was read whole.
 * @throws VoidferryError `go/vulndb-unreadable`; those of `fileError`.
 */
export async function importVulndb(path: string, dataDir: string, signal: AbortSignal): Promise<VulndbFacts> {
  const { modified, entries } = await readPublishedVulndb(path, signal);
  const importedAt = new Date().toISOString();
  const vulndb: Vulndb = {
    schema: 'voidferry.vulndb/1',
    modified,
    importedAt,
    from: resolve(path),
    entries: [...entries],
  };
  await saveVulndb(dataDir, vulndb);
  return factsOf(vulndb);
}

/** What is known of the copy on this workstation; null when there is none. @throws VoidferryError `go/vulndb-unreadable` */
export async function vulndbFacts(dataDir: string): Promise<VulndbFacts | null> {
  const vulndb = await loadVulndb(dataDir);
  return vulndb === null ? null : factsOf(vulndb);
}

function factsOf({ modified, importedAt, from, entries }: Vulndb): VulndbFacts {
  return { modified, importedAt, from, entries: entries.length, ageDays: ageDays(modified) };
}

/** Whole days since a time; none since one that is yet to come. */
export function ageDays(time: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(time)) / DAY_MS));
}
