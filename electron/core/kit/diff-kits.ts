import { compareBytewise } from '../../shared/json.ts';
import type { Kit, ReleaseFile } from '../../shared/kit.ts';
import type { Change, KitDiff } from '../../shared/kit-diff.ts';
import type { Vulnerability } from '../../shared/vulnerabilities.ts';

/** What of a kit is compared. */
export interface KitContents {
  readonly kit: Kit;
  readonly bytes: number;
  /** The files of each target's release. */
  readonly releases: ReadonlyMap<string, readonly ReleaseFile[]>;
  /** What is built in, by module path. */
  readonly modules: ReadonlyMap<string, BuiltInModule>;
  /** What is known of the modules; null: nothing was asked. */
  readonly vulnerabilities: readonly Vulnerability[] | null;
}

export interface BuiltInModule {
  readonly version: string;
  /** SPDX identifiers, sorted; empty: none was recognised. */
  readonly licences: readonly string[];
}

/** Compares two kits by what they say of themselves. */
export function diffKits(from: KitContents, to: KitContents): KitDiff {
  const files = (contents: KitContents) =>
    new Map([...contents.releases].flatMap(([target, list]) => list.map((file) => [`${target}/${file.path}`, file])));
  return {
    facts: changes(factsOf(from.kit), factsOf(to.kit), (fact) => fact),
    modules: changes(from.modules, to.modules, ({ version }) => version),
    licences: changes(from.modules, to.modules, ({ licences }) => licences.join(' AND ')),
    vulnerabilities:
      from.vulnerabilities === null || to.vulnerabilities === null
        ? null
        : changes(versionsById(from.vulnerabilities), versionsById(to.vulnerabilities), (versions) => versions),
    files: changes(
      files(from),
      files(to),
      ({ bytes }) => bytes,
      ({ sha256, mode }) => `${mode} ${sha256}`,
    ),
    bytes: { from: from.bytes, to: to.bytes },
  };
}

/** By identifier and module, since one vulnerability may lie in several modules. */
function versionsById(found: readonly Vulnerability[]): Map<string, string> {
  const versions = new Map<string, string>();
  for (const { id, module, version } of found) {
    const name = `${id} ${module}`;
    versions.set(name, [versions.get(name), version].filter((one) => one !== undefined).join(' '));
  }
  return versions;
}

function factsOf(kit: Kit): Map<string, string> {
  return new Map([
    ['version', kit.version],
    ['serial', String(kit.serial)],
    ['audience', kit.audience],
    ['revision', `${kit.project.revision ?? '-'}${kit.project.dirty ? ' +' : ''}`],
    ['go', kit.go.version],
    ['targets', kit.targets.map(({ target }) => target).join(' ')],
    ['service', [kit.service.exec, ...kit.service.args].join(' ')],
    ['environment', Object.keys(kit.service.env).sort().join(' ')],
    ['configuration', kit.service.configs.join(' ')],
    ['library paths', kit.service.libraryPaths.join(' ')],
    ['rollback', kit.service.rollbackSafe ? 'safe' : 'not safe'],
    ['health', `${kit.service.health.kind} ${kit.service.health.address}`.trim()],
  ]);
}

/** @param identify what makes two values equal; by default what is shown of them */
function changes<V, T>(
  from: ReadonlyMap<string, V>,
  to: ReadonlyMap<string, V>,
  show: (value: V) => T,
  identify: (value: V) => unknown = show,
): Change<T>[] {
  const names = [...new Set([...from.keys(), ...to.keys()])].sort(compareBytewise);
  return names.flatMap((name) => {
    const [before, after] = [from.get(name), to.get(name)];
    if (before !== undefined && after !== undefined && identify(before) === identify(after)) return [];
    return [{ name, from: before === undefined ? null : show(before), to: after === undefined ? null : show(after) }];
  });
}
