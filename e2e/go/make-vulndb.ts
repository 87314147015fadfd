import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { writeFiles } from './projects.ts';

/** An entry of a small database: what is wrong with one module up to a version. */
export interface KnownFlaw {
  readonly id: string;
  readonly module: string;
  readonly fixed: string | null;
}

/** Writes a vulnerability database in its published layout. @returns its directory */
export function makeVulndb(dir: string, modified: string, flaws: readonly KnownFlaw[]): Promise<string> {
  const modules = Map.groupBy(flaws, ({ module }) => module);
  const index = [...modules].map(([path, list]) => ({ path, vulns: list.map(({ id }) => ({ id, modified })) }));
  const entries = flaws.map(({ id, module, fixed }) => [
    `ID/${id}.json`,
    JSON.stringify({
      schema_version: '1.3.1',
      id,
      modified,
      published: modified,
      aliases: [id.replace('GO', 'CVE')],
      summary: `A flaw in ${module}`,
      affected: [
        {
          package: { name: module, ecosystem: 'Go' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, ...(fixed === null ? [] : [{ fixed }])] }],
          ecosystem_specific: { imports: [{ path: module }] },
        },
      ],
    }),
  ]);
  return writeFiles(dir, {
    'index/db.json': JSON.stringify({ modified }),
    'index/modules.json': JSON.stringify(index),
    ...Object.fromEntries(entries),
  });
}

/** Packs the files below a directory into a zip. */
export async function zipFolder(dir: string, file: string): Promise<void> {
  const zip = new ZipFile();
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    zip.addFile(path, path.slice(dir.length + 1));
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}
