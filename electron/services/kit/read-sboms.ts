import { join } from 'node:path';
import { malformed } from '../../core/kit/lines.ts';
import type { Kit } from '../../shared/kit.ts';
import { readText } from '../read-file.ts';

/** A module that a compiled file of a kit holds, as the file's bill of materials says. */
export interface ListedModule {
  readonly name: string;
  readonly version: string;
  /** What was taken instead: path, and version where it has one. */
  readonly replacedBy: string | null;
  /** SPDX identifiers or other names, sorted; empty: none was recognised. */
  readonly licences: readonly string[];
}

/** The bill of materials of one compiled file. */
export interface KitSbom {
  /** `<target>/<path>` of the compiled file. */
  readonly file: string;
  readonly modules: readonly ListedModule[];
}

/** The bills of materials of a kit. @throws VoidferryError `kit/malformed` | `job/file-missing` */
export async function readSboms(kitDir: string, kit: Kit): Promise<KitSbom[]> {
  const paths = kit.files.filter(({ role }) => role === 'sbom').map(({ path }) => path);
  return await Promise.all(
    paths.map(async (path) => ({
      file: path.replace(/^sbom\//, '').replace(/\.cdx\.json$/, ''),
      modules: parseSbom(path, await readText(join(kitDir, path))),
    })),
  );
}

/** What of a bill of materials is read. */
interface Sbom {
  readonly components?: readonly {
    readonly name: string;
    readonly version?: string;
    readonly licenses?: readonly { readonly license?: { readonly id?: string; readonly name?: string } }[];
    readonly properties?: readonly { readonly name: string; readonly value?: string }[];
  }[];
}

function parseSbom(path: string, text: string): ListedModule[] {
  let sbom: Sbom;
  try {
    sbom = JSON.parse(text);
  } catch (error) {
    throw malformed(path, 1, (error as SyntaxError).message);
  }
  return (sbom.components ?? []).map(({ name, version = '', licenses = [], properties = [] }) => ({
    name,
    version,
    replacedBy: properties.find((property) => property.name === 'go:replaced-by')?.value ?? null,
    licences: licenses.flatMap(({ license }) => license?.id ?? license?.name ?? []).sort(),
  }));
}
