import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedPackage, ReadPackage } from '../../core/go/dependencies/make-report.ts';
import { readSource, type SourceFacts } from '../../core/go/dependencies/read-source.ts';
import { fileError } from '../file-error.ts';

/** Larger Go files are tables that were generated; their beginning says so. */
const MOST_BYTES = 1 << 20;
const AT_ONCE = 16;

/** Reads the Go files of packages; those of the standard library are left alone. @throws VoidferryError those of `fileError` */
export async function readSources(packages: readonly ListedPackage[], signal: AbortSignal): Promise<ReadPackage[]> {
  const read: ReadPackage[] = [];
  for (let start = 0; start < packages.length; start += AT_ONCE) {
    signal.throwIfAborted();
    read.push(...(await Promise.all(packages.slice(start, start + AT_ONCE).map(readPackage))));
  }
  return read;
}

async function readPackage(listed: ListedPackage): Promise<ReadPackage> {
  const sources = new Map<string, SourceFacts>();
  const { Dir, Standard, GoFiles = [], CgoFiles = [] } = listed;
  if (Standard === true || Dir === undefined) return { listed, sources };
  for (const name of [...GoFiles, ...CgoFiles].sort()) {
    const path = join(Dir, name);
    const bytes = await readFile(path).catch((error: unknown) => {
      throw fileError(error, path);
    });
    sources.set(name, readSource(bytes.subarray(0, MOST_BYTES).toString('utf8')));
  }
  return { listed, sources };
}
