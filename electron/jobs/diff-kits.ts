import { join } from 'node:path';
import { type BuiltInModule, diffKits, type KitContents } from '../core/kit/diff-kits.ts';
import { parseReleaseList } from '../core/kit/release-list.ts';
import { openKit } from '../services/kit/open-kit.ts';
import { readSboms } from '../services/kit/read-sboms.ts';
import { readText } from '../services/read-file.ts';
import type { KitDiff } from '../shared/kit-diff.ts';
import { lookUpKit } from './kit-vulnerabilities.ts';

/**
 * What differs between two kits, by what they say of themselves; files and signatures are not verified. Both are held against one and the
 * same vulnerability database, that of this workstation; without one, vulnerabilities are not compared.
 * @throws VoidferryError those of `openKit`; `kit/malformed` | `job/file-missing` | `go/vulndb-unreadable`.
 */
export async function diffKitDirs(from: string, to: string, dataDir: string): Promise<KitDiff> {
  return diffKits(await readContents(from, dataDir), await readContents(to, dataDir));
}

async function readContents(dir: string, dataDir: string): Promise<KitContents> {
  const { kit, bytes } = await openKit(dir);
  const releases = new Map<string, ReturnType<typeof parseReleaseList>>();
  for (const { target, files } of kit.targets) {
    releases.set(target, parseReleaseList(await readText(join(dir, files)), files));
  }
  const sboms = await readSboms(dir, kit);
  const modules = new Map<string, BuiltInModule>();
  for (const listed of sboms) for (const module of listed.modules) modules.set(module.name, module);
  const report = await lookUpKit(kit, sboms, dataDir);
  return { kit, bytes, releases, modules, vulnerabilities: report?.found ?? null };
}
