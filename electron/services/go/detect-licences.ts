import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LicencePattern, licencePatterns, matchLicences } from '../../core/go/licences/match-licence.ts';

/** Licences of Go modules, by far most of them; each is an SPDX identifier. */
const KNOWN = [
  '0BSD',
  'AFL-3.0',
  'Apache-2.0',
  'Artistic-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSD-3-Clause-Clear',
  'BSD-4-Clause',
  'BSL-1.0',
  'BUSL-1.1',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC0-1.0',
  'CDDL-1.0',
  'EPL-1.0',
  'EPL-2.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'NCSA',
  'OFL-1.1',
  'PostgreSQL',
  'UPL-1.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
] as const;
/** Their texts do not say whether a later version may be chosen: who gives the licence does, elsewhere. */
const WITHOUT_CHOICE = ['AGPL-3.0', 'GPL-2.0', 'GPL-3.0', 'LGPL-2.1', 'LGPL-3.0'] as const;

const LICENCE_FILE = /^(un)?licen[cs]e([-._].*)?$|^(copying|copyright)([-._].*)?$|^licen[cs]es?\.(txt|md)$/i;
/** Longer ones are lists of what else is in a project. */
const MOST_BYTES = 1 << 19;

let patterns: Promise<readonly LicencePattern[]> | null = null;

/**
 * The licences that stand in the files of a module's directory, as SPDX names them, sorted; those of the GNU licences end in `-only` or
 * `-or-later` in SPDX, which their texts do not tell, and are named without. Empty: none was recognised.
 */
export async function detectLicences(dir: string): Promise<string[]> {
  const names = (await readdir(dir).catch(() => [])).filter((name) => LICENCE_FILE.test(name)).sort();
  const found = new Set<string>();
  for (const name of names) {
    // A directory of licences, or a link to nowhere, is no licence file.
    const bytes = await readFile(join(dir, name)).catch(() => Buffer.alloc(0));
    if (bytes.length === 0 || bytes.length > MOST_BYTES) continue;
    patterns ??= loadPatterns();
    for (const id of matchLicences(bytes.toString('utf8'), await patterns)) found.add(id);
  }
  return [...found].sort();
}

/** The list is large, and most commands need none of it. */
async function loadPatterns(): Promise<LicencePattern[]> {
  const { default: list } = await import('spdx-license-list/full.js');
  const textOf = (id: string) => list[id]?.licenseText ?? '';
  return licencePatterns([
    ...KNOWN.map((id) => ({ id, text: textOf(id) })),
    ...WITHOUT_CHOICE.map((id) => ({ id, text: textOf(`${id}-only`) })),
  ]);
}
