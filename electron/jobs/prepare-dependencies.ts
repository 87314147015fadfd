import { scanRecheck } from '../core/go/build-recheck.ts';
import { countByClass, type DependencyReport } from '../shared/dependencies.ts';
import type { PrepareWork } from './prepare-work.ts';
import { scanDependencies } from './scan-dependencies.ts';

/**
 * Reads what the project is made of, for the report in the kit.
 * @param modCache verified modules; null for the user's own cache
 * @throws VoidferryError those of `scanDependencies`
 */
export async function readDependencies(work: PrepareWork, modCache: string | null): Promise<DependencyReport> {
  const { plan, goWork, context, settings, tmpDir } = work;
  const [first] = plan.targets;
  if (first === undefined) throw new TypeError('a plan without targets');
  const { project } = plan;
  const { goroot } = plan.toolchain.chosen;
  const scan = { project, goroot, settings, target: first.target, tmpDir, goWork, modCache };
  const report = await scanDependencies(scan, context.signal);
  const incomplete = report.packages.filter(({ problem }) => problem !== null).map(({ path }) => path);
  if (incomplete.length > 0) {
    context.note('prepare.scan-incomplete', { packages: incomplete.slice(0, 5), n: incomplete.length });
    return report;
  }
  const withCgo = report.packages.filter((one) => one.cgo !== null && one.class !== 'standard');
  context.prove({
    claim: 'go.scanned',
    method: 'go list -deps -test',
    figures: {
      packages: report.packages.length,
      modules: report.modules.length,
      cgo: withCgo.length,
      plugins: countByClass(report).plugin,
      platform: report.platform,
    },
    recheck: scanRecheck(project, goroot, first.settings),
  });
  return report;
}
