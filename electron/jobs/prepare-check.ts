import { basename } from 'node:path';
import { checkBinary } from '../core/go/check-binary.ts';
import { artefactsRecheck, pluginsRecheck } from '../core/go/check-recheck.ts';
import { type NamedBinary, preflight } from '../core/go/plugins/preflight.ts';
import { goTargets } from '../core/go/targets.ts';
import type { TargetContent } from '../services/go/pack-target.ts';
import { readGoFile } from '../services/go/read-go-file.ts';
import type { TarSource } from '../services/kit/tar-stream.ts';
import type { CheckedTarget, PluginCheck } from '../shared/build-checks.ts';
import type { BuildPlan, PlannedTarget } from '../shared/build-plan.ts';
import { VoidferryError } from '../shared/error.ts';
import { type Finding, verdictOf } from '../shared/finding.ts';
import type { PrepareWork } from './prepare-work.ts';

/**
 * Reads everything that was compiled for the targets, and the libraries that travel along, and holds it against what they have; nothing is run.
 * @throws VoidferryError `go/artefact-unfit` | `go/plugins-incompatible` | `go/binary-unreadable`.
 */
export function checkTargets(work: PrepareWork, contents: readonly TargetContent[]): CheckedTarget[] {
  const { plan, context } = work;
  const total = contents.reduce((sum, { release }) => sum + release.filter(isCompiled).length, 0);
  context.phase('prepare.check', { mode: 'reversible', total });
  const checked = contents.map((content) => checkTarget(work, content, plannedFor(plan, content)));
  proveFit(work, checked);
  return checked;
}

function plannedFor(plan: BuildPlan, { target }: TargetContent): PlannedTarget {
  const planned = plan.targets.find((one) => one.target === target);
  if (planned === undefined) throw new TypeError(`${target} was not planned`);
  return planned;
}

function checkTarget(
  { context }: PrepareWork,
  { target, release }: TargetContent,
  planned: PlannedTarget,
): CheckedTarget {
  const binaries = release
    .filter(isCompiled)
    .map(({ path, from }): NamedBinary => ({ file: path, ...readGoFile(from) }));
  const libraries = planned.copies.filter(({ kind }) => kind === 'library').map(({ path }) => path);
  const carried = [...libraries, ...planned.files.map(({ path }) => path).filter((path) => path.endsWith('.so'))];
  const names = carried.map((path) => basename(path));
  const artefacts = binaries.map((binary) => {
    const { file: path, go, elf, goPlugin } = binary;
    const goTarget = { ...goTargets[target], level: planned.settings };
    const findings = checkBinary(binary, goTarget, names, libraries.includes(path));
    const isMeant = planned.files.some((file) => file.path === path && file.kind === 'grpc-plugin');
    if (isMeant && goPlugin === null)
      findings.push({ id: 'plugin.serves-nothing', weight: 'doubt', facts: { file: path } });
    const verdict = verdictOf(findings);
    context.item(`${target} ${path}`, verdict === 'compatible' ? 'ok' : verdict === 'unknown' ? 'unchecked' : 'failed');
    context.advance(1);
    if (verdict === 'incompatible') throw new VoidferryError('go/artefact-unfit', { path, target, findings });
    return { path, go, elf, goPlugin, verdict, findings };
  });
  return { target, artefacts, plugins: checkPlugins(planned, binaries) };
}

/** What a release holds besides are lists and configuration. */
function isCompiled(source: TarSource): source is TarSource & { readonly from: string } {
  return typeof source.from === 'string';
}

function checkPlugins({ target, files }: PlannedTarget, binaries: readonly NamedBinary[]): PluginCheck[] {
  const binaryOf = (path: string): NamedBinary => {
    const binary = binaries.find(({ file }) => file === path);
    if (binary === undefined) throw new TypeError(`${path} was not built`);
    return binary;
  };
  const natives = files.flatMap(({ path, loadedBy }) => (loadedBy === undefined ? [] : [{ path, ...loadedBy }]));
  return [...new Set(natives.map(({ host }) => host))].map((host) => {
    const plugins = natives.filter((plugin) => plugin.host === host);
    const report = preflight(
      binaryOf(host),
      plugins.map(({ path, lookup }) => ({ ...binaryOf(path), lookup })),
    );
    if (report.verdict === 'incompatible') {
      const bad = report.plugins.filter(({ verdict }) => verdict === 'incompatible');
      const findings = uniqueFindings(bad.flatMap((plugin) => plugin.findings));
      throw new VoidferryError('go/plugins-incompatible', {
        host,
        plugins: bad.map(({ file }) => file),
        target,
        findings,
      });
    }
    return { report, packages: Object.fromEntries(binaryOf(host).packages) };
  });
}

/** What stands against a host is found again with each of its plugins. */
function uniqueFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** Only what is without a doubt is claimed; the rest is told by the items, and stands in the reports. */
function proveFit({ plan, context }: PrepareWork, checked: readonly CheckedTarget[]): void {
  const artefacts = checked.flatMap((target) => target.artefacts);
  const doubts = checked.flatMap(({ target, artefacts, plugins }) => [
    ...artefacts.filter(({ verdict }) => verdict !== 'compatible').map(({ path }) => `${target} ${path}`),
    ...plugins
      .flatMap(({ report }) => report.plugins)
      .filter(({ verdict }) => verdict !== 'compatible')
      .map(({ file }) => `${target} ${file}`),
  ]);
  if (doubts.length > 0) {
    const files = [...new Set(doubts)];
    context.about({ unclear: files });
    context.note('prepare.unclear', { files });
  }
  if (artefacts.every(({ verdict }) => verdict === 'compatible')) {
    context.prove({
      claim: 'go.files-fit',
      method: 'ELF',
      figures: { files: artefacts.length, targets: checked.map(({ target }) => target) },
      recheck: artefactsRecheck(plan.output),
    });
  }
  for (const { target, plugins } of checked) {
    for (const { report } of plugins.filter(({ report: { verdict } }) => verdict === 'compatible')) {
      context.prove({
        claim: 'go.plugins-fit',
        method: 'go:link.pkghashbytes',
        figures: {
          host: report.host.file,
          plugins: report.plugins.map(({ file }) => file),
          packages: report.plugins.reduce((sum, { shared }) => sum + shared, 0),
          target,
        },
        recheck: pluginsRecheck(plan.output, target, report),
      });
    }
  }
}
