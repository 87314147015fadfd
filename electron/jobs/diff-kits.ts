import { join } from 'node:path';
import { type BuiltInModule, diffKits, type KitContents } from '../core/kit/diff-kits.ts';
import { malformed } from '../core/kit/lines.ts';
import { parseReleaseList } from '../core/kit/release-list.ts';
import { openKit } from '../services/kit/open-kit.ts';
import { readText } from '../services/read-file.ts';
import type { KitDiff } from '../shared/kit-diff.ts';

/**
 * What differs between two kits, by what they say of themselves; files and signatures are not verified.
 * @throws VoidferryError those of `openKit`; `kit/malformed` | `job/file-missing`.
 */
export async function diffKitDirs(from: string, to: string): Promise<KitDiff> {
  return diffKits(await readContents(from), await readContents(to));
}

async function readContents(dir: string): Promise<KitContents> {
  const { kit, bytes } = await openKit(dir);
  const releases = new Map<string, ReturnType<typeof parseReleaseList>>();
  for (const { target, files } of kit.targets) {
    releases.set(target, parseReleaseList(await readText(join(dir, files)), files));
  }
  const modules = new Map<string, BuiltInModule>();
  for (const { path } of kit.files.filter(({ role }) => role === 'sbom')) {
    for (const [name, module] of readSbom(path, await readText(join(dir, path)))) modules.set(name, module);
  }
  return { kit, bytes, releases, modules };
}

/** What of a bill of materials is compared. */
interface Sbom {
  readonly components?: readonly {
    readonly name: string;
    readonly version?: string;
    readonly licenses?: readonly { readonly license?: { readonly id?: string; readonly name?: string } }[];
  }[];
}

function readSbom(path: string, text: string): [string, BuiltInModule][] {
  let sbom: Sbom;
  try {
    sbom = JSON.parse(text);
  } catch (error) {
    throw malformed(path, 1, (error as SyntaxError).message);
  }
  return (sbom.components ?? []).map(({ name, version = '', licenses = [] }) => {
    const licences = licenses.flatMap(({ license }) => license?.id ?? license?.name ?? []).sort();
    return [name, { version, licences }];
  });
}
