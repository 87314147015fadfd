import { matchVulnerabilities } from '../core/go/vulnerabilities/match.ts';
import { vulnerabilityRecheck } from '../core/go/vulnerabilities/recheck.ts';
import { builtInOf, usedModules } from '../core/go/vulnerabilities/used-modules.ts';
import { loadVulndb } from '../services/go/vulndb/store.ts';
import { writeAttestation } from '../services/kit/attestations.ts';
import type { CheckedTarget } from '../shared/build-checks.ts';
import { VoidferryError } from '../shared/error.ts';
import { VERSION } from '../shared/version.ts';
import { openVulnerabilities, type Vulnerability, type VulnerabilityReport } from '../shared/vulnerabilities.ts';
import type { PrepareWork } from './prepare-work.ts';
import { ageDays } from './vulndb.ts';

/** Where the copy of the database lies, and what is to happen with what it knows. */
export interface VulnerabilityChoice {
  readonly dataDir: string;
  /** Stop at what nobody accepted, whatever the project file says. */
  readonly gate: boolean;
}

/**
 * Looks the modules of the compiled files up in the copy of the vulnerability database; null where there is none.
 * @throws VoidferryError, with a gate alone, `go/vulndb-missing` | `go/vulndb-old` | `go/vulnerable`; `go/vulndb-unreadable`.
 */
export async function checkVulnerabilities(
  { plan, context }: Pick<PrepareWork, 'plan' | 'context'>,
  targets: readonly CheckedTarget[],
  { dataDir, gate }: VulnerabilityChoice,
): Promise<VulnerabilityReport | null> {
  const { vulnerabilities: rules } = plan.project.file;
  const isGated = gate || rules.gate;
  const vulndb = await loadVulndb(dataDir);
  if (vulndb === null) {
    if (isGated) throw new VoidferryError('go/vulndb-missing', {});
    context.note('prepare.vulnerabilities-unchecked');
    context.about({ vulnerabilities: 'unchecked' });
    return null;
  }
  const age = ageDays(vulndb.modified);
  if (rules.maxAgeDays !== undefined && age > rules.maxAgeDays) {
    const facts = { modified: vulndb.modified, ageDays: age, maxAgeDays: rules.maxAgeDays };
    if (isGated) throw new VoidferryError('go/vulndb-old', facts);
    context.note('prepare.vulndb-old', facts);
  }
  const report = matchVulnerabilities(
    vulndb,
    usedModules(builtInOf(targets), plan.toolchain.chosen.version),
    rules.accept,
  );
  const open = openVulnerabilities(report);
  if (isGated && open.length > 0) {
    throw new VoidferryError('go/vulnerable', { vulnerabilities: open.map(lineOf), modified: vulndb.modified });
  }
  return report;
}

/** Leaves beside a sealed kit what the database knew, and says it. */
export async function tellVulnerabilities(
  { context, kitDir, plan }: PrepareWork,
  report: VulnerabilityReport,
  digest: string,
): Promise<void> {
  await writeAttestation(kitDir, {
    schema: 'voidferry.attestation/1',
    kind: 'vulnerabilities',
    kit: digest,
    at: new Date().toISOString(),
    tool: `voidferry ${VERSION}`,
    vulnerabilities: report,
  });
  const { database, found, modules, unchecked } = report;
  const open = openVulnerabilities(report);
  if (open.length > 0) context.note('prepare.vulnerable', { vulnerabilities: open.map(lineOf) });
  if (unchecked.length > 0) context.note('prepare.vulnerabilities-untold', { modules: unchecked });
  context.about({ vulnerabilities: open.length === 0 ? 'none' : open.map(({ id }) => id).join(' ') });
  context.prove({
    claim: 'go.vulnerabilities-checked',
    method: 'OSV, module level',
    figures: {
      modules,
      found: found.length,
      accepted: found.length - open.length,
      modified: database.modified,
      ageDays: ageDays(database.modified),
    },
    recheck: vulnerabilityRecheck(plan.output),
  });
}

function lineOf({ id, module, version, fixed }: Vulnerability): string {
  return `${id} ${module} ${version} → ${fixed ?? '-'}`;
}
