import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pickModuleFiles, versionLists } from '../../core/go/module-tree.ts';
import type { HashOptions } from '../kit/hash-file.ts';
import type { WrittenFile } from '../kit/seal-kit.ts';
import { writeTar } from '../kit/tar.ts';
import type { TarSource } from '../kit/tar-stream.ts';
import { listFiles } from './list-files.ts';

export interface PackOptions extends HashOptions {
  readonly epochSeconds: number;
}

/**
 * Packs the modules of a module cache as a `GOPROXY` file tree into `modules/pack-<0…f>.tar`: the same modules always give the same bytes.
 * @param modCache a module cache that holds these modules and no others.
 */
export async function packModules(modCache: string, kitDir: string, options: PackOptions): Promise<WrittenFile[]> {
  const root = join(modCache, 'cache/download');
  const files = pickModuleFiles(await listFiles(root));
  const packs = new Map<string, TarSource[]>();
  const add = (module: string, source: TarSource) => {
    const digit = createHash('sha256').update(module).digest('hex').slice(0, 1);
    packs.set(digit, [...(packs.get(digit) ?? []), source]);
  };
  for (const { path, module, kind } of files) {
    const from = join(root, path);
    add(module, { path, mode: 0o644, from: kind === 'info' ? await plainInfo(from) : from });
  }
  for (const { path, module, text } of versionLists(files)) add(module, { path, mode: 0o644, from: Buffer.from(text) });

  const written: WrittenFile[] = [];
  await mkdir(join(kitDir, 'modules'), { recursive: true });
  for (const [digit, sources] of packs) {
    const path = `modules/pack-${digit}.tar`;
    const { sha256, bytes } = await writeTar(join(kitDir, path), sources, options);
    written.push({ path, sha256, bytes, role: 'modules' });
  }
  return written;
}

/** Proxies add where they had a version from; only the version and its own time are the same everywhere. */
async function plainInfo(path: string): Promise<Uint8Array> {
  const { Version, Time }: { Version: string; Time?: string } = JSON.parse(await readFile(path, 'utf8'));
  return Buffer.from(JSON.stringify(Time === undefined ? { Version } : { Version, Time }));
}
