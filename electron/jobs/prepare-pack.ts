import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { artefactNeeds } from '../core/go/artefact-needs.ts';
import { modulesPackedRecheck, modulesProvenRecheck } from '../core/go/build-recheck.ts';
import type { ModuleSum } from '../core/go/go-sum.ts';
import { kitPlugins } from '../core/go/kit-plugins.ts';
import { matchesPatterns } from '../core/go/private-modules.ts';
import { downloadModules } from '../services/go/download-modules.ts';
import { listFiles } from '../services/go/list-files.ts';
import { packModules } from '../services/go/pack-modules.ts';
import { packReports } from '../services/go/pack-reports.ts';
import { packSource } from '../services/go/pack-source.ts';
import { packSumdb } from '../services/go/pack-sumdb.ts';
import { packTarget } from '../services/go/pack-target.ts';
import type { WrittenFile } from '../services/kit/seal-kit.ts';
import { writeTarGz } from '../services/kit/tar.ts';
import type { CheckedTarget } from '../shared/build-checks.ts';
import { siblingModules } from '../shared/build-plan.ts';
import type { DependencyReport } from '../shared/dependencies.ts';
import { VoidferryError } from '../shared/error.ts';
import { compareBytewise } from '../shared/json.ts';
import type { Kit, KitTarget } from '../shared/kit.ts';
import type { Built } from './prepare-build.ts';
import { packSboms } from './prepare-sbom.ts';
import { packToolchains, type TravellingToolchain } from './prepare-toolchains.ts';
import type { PrepareWork } from './prepare-work.ts';

/** Modules in a cache of their own, each verified against the checksum database. */
export interface FetchedModules {
  readonly modCache: string;
  readonly modules: readonly ModuleSum[];
}

/** What was found out about a kit, each as a file in it. */
export type Reports = {
  readonly targets: readonly CheckedTarget[];
  readonly dependencies: DependencyReport;
};

/** Fetches the project's modules; null when the kit is not to hold them. */
export async function fetchModules(work: PrepareWork): Promise<FetchedModules | null> {
  const { plan, context, settings, dir, tmpDir } = work;
  if (!plan.project.file.include.modules) return null;
  context.phase('prepare.modules', { mode: 'reversible' });
  const { goroot } = plan.toolchain.chosen;
  const { project } = plan;
  const fetched = await downloadModules({ project, goroot, settings, workDir: dir, tmpDir }, context.signal);
  context.advance(fetched.modules.length);
  return fetched;
}

/** What travels beside the releases; null: no modules. */
export interface Travelling {
  readonly fetched: FetchedModules | null;
  readonly toolchains: readonly TravellingToolchain[];
}

/** Packs releases, modules, toolchains and source into the kit's directory. */
export async function packKit(
  work: PrepareWork,
  { targets: contents, carried }: Built,
  reports: Reports,
  { fetched, toolchains }: Travelling,
): Promise<{ facts: Omit<Kit, 'files'>; written: WrittenFile[] }> {
  const { plan, context, kitDir } = work;
  const total = await packedBytes({ targets: contents, carried }, fetched);
  context.phase('prepare.pack', { mode: 'reversible', unit: 'bytes', total });
  const options = {
    epochSeconds: plan.sourceDateEpoch,
    signal: context.signal,
    onBytes: (bytes: number) => context.advance(bytes),
  };
  const written: WrittenFile[] = [];
  const targets: KitTarget[] = [];
  for (const content of contents) {
    const packed = await packTarget(content, kitDir, options);
    const artefacts = reports.targets.find(({ target }) => target === content.target)?.artefacts ?? [];
    targets.push({ ...packed.target, artefacts: artefacts.map(artefactNeeds) });
    written.push(...packed.written);
  }
  for (const { platform, files } of carried) {
    const archive = carriedArchive(plan, platform);
    await mkdir(dirname(join(kitDir, archive)), { recursive: true });
    const { sha256, bytes } = await writeTarGz(join(kitDir, archive), files, options);
    written.push({ path: archive, sha256, bytes, role: 'carried' });
  }
  let modules: Kit['modules'] = null;
  if (fetched !== null) {
    const outside = privateModules(work, fetched.modules);
    const known = fetched.modules.filter(({ Path }) => !outside.includes(Path));
    if (fetched.modules.length > 0) written.push(...(await packModules(fetched.modCache, kitDir, options)));
    modules = {
      count: fetched.modules.length,
      checksumDatabase: known.length === 0 ? null : await packProofs(work, { ...fetched, modules: known }, options),
      private: outside,
    };
  }
  written.push(...(await packToolchains(kitDir, toolchains, { signal: context.signal })));
  if (plan.project.file.include.source) {
    const path = `source/${plan.name}-${plan.version}.tar.gz`;
    written.push(await packSource(plan.project, kitDir, path, options));
  }
  const modCache = fetched?.modCache ?? null;
  written.push(...(await packSboms(work, contents, reports.targets, reports.dependencies, modCache)));
  written.push(...(await packReports(kitDir, { ...reports })));
  return { facts: kitFacts(work, targets, modules), written };
}

/** Modules that the user's settings keep from the checksum database, sorted. */
function privateModules({ context, settings }: PrepareWork, modules: readonly ModuleSum[]): string[] {
  const paths = modules.map(({ Path }) => Path).filter((path) => matchesPatterns(settings.GONOSUMDB, path));
  const outside = [...new Set(paths)].sort(compareBytewise);
  if (outside.length > 0) context.note('prepare.private-modules', { modules: outside });
  return outside;
}

async function packProofs(
  { plan, kitDir }: PrepareWork,
  { modCache, modules }: FetchedModules,
  options: Parameters<typeof packSumdb>[3],
): Promise<string> {
  const database = await packSumdb(modCache, modules, kitDir, options);
  if (database === null) {
    const output = `no checksum database was asked for every module (GOSUMDB in ${plan.toolchain.chosen.goroot}/go.env)`;
    throw new VoidferryError('go/modules-unavailable', { output });
  }
  return database;
}

/** Claims what a sealed kit holds of modules, when it holds any. */
export function proveModules(
  { plan, context }: PrepareWork,
  { count, checksumDatabase, private: outside }: NonNullable<Kit['modules']>,
): void {
  if (checksumDatabase === null) return;
  context.prove({
    claim: 'go.modules-packed',
    method: 'go mod download all',
    figures: { modules: count },
    recheck: modulesPackedRecheck(plan.output),
  });
  context.prove({
    claim: 'go.modules-proven',
    method: checksumDatabase,
    figures: { modules: count - outside.length },
    recheck: modulesProvenRecheck(plan.output, plan.project, plan.toolchain.chosen.goroot, outside),
  });
}

function carriedArchive({ name, version }: PrepareWork['plan'], platform: string): string {
  return `carried/${platform.replace('/', '-')}/${name}-${version}.tar.gz`;
}

function kitFacts({ plan }: PrepareWork, targets: KitTarget[], modules: Kit['modules']): Omit<Kit, 'files'> {
  const { project, toolchain } = plan;
  return {
    schema: 'voidferry.kit/5',
    name: plan.name,
    version: plan.version,
    serial: plan.serial,
    audience: plan.audience,
    project: {
      module: project.module,
      revision: project.git?.revision ?? null,
      dirty: project.git?.dirty ?? false,
      workspace: siblingModules(project),
    },
    go: { version: toolchain.chosen.version, sourceDateEpoch: plan.sourceDateEpoch },
    service: plan.service,
    targets,
    carried: plan.carried.map(({ platform }) => ({ platform, archive: carriedArchive(plan, platform) })),
    plugins: kitPlugins(plan.targets),
    modules,
  };
}

async function packedBytes({ targets, carried }: Built, fetched: FetchedModules | null): Promise<number> {
  const sources = [...targets.flatMap(({ release }) => release), ...carried.flatMap(({ files }) => files)];
  const paths = [
    ...sources.flatMap(({ from }) => (typeof from === 'string' ? from : [])),
    ...targets.map(({ probe }) => probe),
  ];
  if (fetched !== null && fetched.modules.length > 0) {
    const root = join(fetched.modCache, 'cache/download');
    paths.push(...(await listFiles(root)).map((path) => join(root, path)));
  }
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
