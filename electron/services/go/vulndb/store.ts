import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { VoidferryError } from '../../../shared/error.ts';
import { type Vulndb, vulndbSchema } from '../../../shared/vulnerabilities.ts';
import { writeDurably } from '../../durable-file.ts';
import { readIfThere } from '../../read-file.ts';

const fileOf = (dataDir: string) => join(dataDir, 'vulndb.json');

/**
 * The copy of the vulnerability database that was imported here; null when there is none.
 * @throws VoidferryError `go/vulndb-unreadable`; those of `fileError`.
 */
export async function loadVulndb(dataDir: string): Promise<Vulndb | null> {
  const path = fileOf(dataDir);
  const bytes = await readIfThere(path);
  if (bytes === null) return null;
  try {
    return vulndbSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw new VoidferryError(
      'go/vulndb-unreadable',
      { path, problem: 'it is not as it was imported' },
      { cause: error },
    );
  }
}

/** Keeps a copy in the place of an earlier one. @throws VoidferryError those of `fileError` */
export async function saveVulndb(dataDir: string, vulndb: Vulndb): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeDurably(fileOf(dataDir), JSON.stringify(vulndb));
}
