import { parse } from 'semver';
import { compareBytewise } from '../../../shared/json.ts';
import type { OsvEntry, Vulndb, Vulnerability, VulnerabilityReport } from '../../../shared/vulnerabilities.ts';
import { firstFix, isAffected } from './ranges.ts';

/** A module as it is built in. */
export interface UsedModule {
  readonly path: string;
  /** As Go writes it, e.g. `v1.2.3`; empty where it has none. */
  readonly version: string;
  /** The compiled files that hold it. */
  readonly files: readonly string[];
}

/**
 * What a database knows of some modules, sorted by module and identifier.
 * @param accepted reasons, by identifier or by one of its aliases
 */
export function matchVulnerabilities(
  { modified, entries }: Vulndb,
  modules: readonly UsedModule[],
  accepted: Readonly<Record<string, string>>,
): VulnerabilityReport {
  const byModule = entriesByModule(entries);
  const found: Vulnerability[] = [];
  const unchecked: string[] = [];
  for (const { path, version, files } of modules) {
    if (parse(version) === null) {
      unchecked.push(path);
      continue;
    }
    for (const { id, aliases, summary, affected } of byModule.get(path) ?? []) {
      const ranges = affected.filter((one) => one.package.name === path).map((one) => one.ranges);
      if (!ranges.some((list) => isAffected(list, version))) continue;
      const reason = [id, ...aliases].flatMap((name) => accepted[name] ?? [])[0] ?? null;
      found.push({
        id,
        aliases: aliases.map(oneLine),
        summary: oneLine(summary),
        module: path,
        version,
        fixed: firstFix(ranges.flat(), version),
        files: [...files],
        accepted: reason,
      });
    }
  }
  const keyOf = ({ module, id, version }: Vulnerability) => `${module}\0${id}\0${version}`;
  return {
    database: { modified, entries: entries.length },
    modules: modules.length - unchecked.length,
    unchecked: [...new Set(unchecked)].sort(compareBytewise),
    found: found.sort((a, b) => compareBytewise(keyOf(a), keyOf(b))),
  };
}

function entriesByModule(entries: readonly OsvEntry[]): Map<string, OsvEntry[]> {
  const byModule = new Map<string, OsvEntry[]>();
  for (const entry of entries.filter(({ withdrawn }) => withdrawn === undefined)) {
    for (const name of new Set(entry.affected.map((one) => one.package.name))) {
      const known = byModule.get(name);
      if (known === undefined) byModule.set(name, [entry]);
      else known.push(entry);
    }
  }
  return byModule;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
