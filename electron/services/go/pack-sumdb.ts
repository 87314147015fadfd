import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { escapeModule } from '../../core/go/escape.ts';
import type { ModuleSum } from '../../core/go/go-sum.ts';
import { tilePrefixes } from '../../core/go/sumdb-tiles.ts';
import { writeTar } from '../kit/tar.ts';
import type { TarSource } from '../kit/tar-stream.ts';
import { listFiles } from './list-files.ts';
import type { PackOptions } from './pack-modules.ts';

/** Where the proofs lie in a kit: outside its digest, since they change as the database grows. */
const SUMDB_TAR = 'attestations/sumdb.tar';

/**
 * Packs the checksum database's records and proofs that `go` left in a module cache, so that a `go` without network verifies the modules
 * against the signed tree, as it would online.
 * @returns the database's name, or null when `go` asked none, or not for every module.
 */
export async function packSumdb(
  modCache: string,
  modules: readonly ModuleSum[],
  kitDir: string,
  options: PackOptions,
): Promise<string | null> {
  const root = join(modCache, 'cache/download/sumdb');
  const [database] = await readdir(root).catch(() => []);
  if (database === undefined) return null;
  const paths = await listFiles(root);
  const held = new Set(paths);
  const isProven = ({ Path, Version }: ModuleSum) =>
    held.has(`${database}/lookup/${escapeModule(Path)}@${escapeModule(Version)}`);
  if (!modules.every(isProven)) return null;

  const tiles = new Map<string, Uint8Array>();
  const sources: TarSource[] = paths.map((path) => ({ path: `sumdb/${path}`, mode: 0o644, from: join(root, path) }));
  for (const { path, from, bytes } of tilePrefixes(paths)) {
    const tile = tiles.get(from) ?? (await readFile(join(root, from)));
    tiles.set(from, tile);
    sources.push({ path: `sumdb/${path}`, mode: 0o644, from: tile.subarray(0, bytes) });
  }
  sources.push({ path: `sumdb/${database}/supported`, mode: 0o644, from: new Uint8Array() });
  const out = join(kitDir, SUMDB_TAR);
  await mkdir(dirname(out), { recursive: true });
  await writeTar(out, sources, options);
  return database;
}
