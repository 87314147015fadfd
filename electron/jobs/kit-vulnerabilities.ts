import { matchVulnerabilities } from '../core/go/vulnerabilities/match.ts';
import { usedModules } from '../core/go/vulnerabilities/used-modules.ts';
import { loadVulndb } from '../services/go/vulndb/store.ts';
import { openKit } from '../services/kit/open-kit.ts';
import { type KitSbom, readSboms } from '../services/kit/read-sboms.ts';
import { VoidferryError } from '../shared/error.ts';
import type { Kit } from '../shared/kit.ts';
import type { VulnerabilityReport } from '../shared/vulnerabilities.ts';

/** As the bills of materials call it; the database's own name for it is added with the version of Go. */
const STANDARD_LIBRARY = 'std';

/**
 * What the vulnerability database on this workstation knows of a kit now, however old the kit is. What the kit says of itself is not verified.
 * @throws VoidferryError `go/vulndb-missing` | `go/vulndb-unreadable`; those of `openKit`; `kit/malformed`.
 */
export async function kitVulnerabilities(kitDir: string, dataDir: string): Promise<VulnerabilityReport> {
  const { kit } = await openKit(kitDir);
  const report = await lookUpKit(kit, await readSboms(kitDir, kit), dataDir);
  if (report === null) throw new VoidferryError('go/vulndb-missing', {});
  return report;
}

/** Null where there is no database. @throws VoidferryError `go/vulndb-unreadable` */
export async function lookUpKit(
  kit: Kit,
  sboms: readonly KitSbom[],
  dataDir: string,
): Promise<VulnerabilityReport | null> {
  const vulndb = await loadVulndb(dataDir);
  if (vulndb === null) return null;
  const builtIn = sboms.flatMap(({ file, modules }) =>
    modules
      .filter(({ name }) => name !== STANDARD_LIBRARY)
      .map(({ name, version, replacedBy }) => {
        const [path = name, own = ''] = replacedBy?.split(' ') ?? [name, version];
        return { file, path, version: own };
      }),
  );
  return matchVulnerabilities(vulndb, usedModules(builtIn, kit.go.version), {});
}
