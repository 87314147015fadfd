import { join } from 'node:path';
import { linkerFlags } from '../core/go/build-flags.ts';
import { buildRecheck } from '../core/go/build-recheck.ts';
import { type BuiltPlugin, PLUGIN_LIST, pluginList } from '../core/go/plugin-list.ts';
import { type Builder, createBuilder } from '../services/go/builder.ts';
import { goEnv } from '../services/go/go-env.ts';
import type { TargetContent } from '../services/go/pack-target.ts';
import { scanProject } from '../services/go/scan-project.ts';
import { inOrder } from '../services/in-order.ts';
import { hashFile } from '../services/kit/hash-file.ts';
import type { TarSource } from '../services/kit/tar-stream.ts';
import { readBytes } from '../services/read-file.ts';
import type { PlannedCarry, PlannedFile, PlannedTarget } from '../shared/build-plan.ts';
import { VoidferryError } from '../shared/error.ts';
import type { PrepareWork } from './prepare-work.ts';
import type { JobContext } from './run-job.ts';

/** Each `go build` compiles in parallel by itself; two at once use the time in which one of them links. */
const BUILDS_AT_ONCE = 2;

/**
 * Compiles the files of every target, and the probe.
 * @param modCache a cache of verified modules to build from without network; null for the user's own.
 */
export async function buildTargets(work: PrepareWork, modCache: string | null): Promise<Built> {
  const { plan, context, settings } = work;
  const [first] = plan.targets;
  if (first === undefined) throw new TypeError('a plan without targets');
  const total =
    plan.targets.reduce((count, { files }) => count + files.length + 1, 0) +
    plan.carried.reduce((count, { files }) => count + files.length, 0);
  context.phase('prepare.build', { mode: 'reversible', total });
  const builder = createBuilder({
    goroot: plan.toolchain.chosen.goroot,
    settings,
    modCache: modCache ?? settings.GOMODCACHE,
    goproxy: modCache === null ? settings.GOPROXY : 'off',
    workDir: join(work.dir, 'built'),
    tmpDir: work.tmpDir,
  });
  const shown = showing(builder, context);
  const contents = await inOrder(plan.targets, BUILDS_AT_ONCE, (target) => buildTarget(work, target, shown));
  const carried = await inOrder(plan.carried, BUILDS_AT_ONCE, (carry) => buildCarry(work, carry, shown));
  await requireUnchanged(work);
  context.prove({
    claim: 'go.built',
    method: 'go build -trimpath',
    figures: {
      targets: plan.targets.map(({ target }) => target),
      go: `go${plan.toolchain.chosen.version}`,
      revision: plan.project.git?.revision ?? null,
      dirty: plan.project.git?.dirty ?? false,
    },
    recheck: buildRecheck(plan.project, plan.toolchain.chosen.goroot, first, plan.ldflags),
  });
  return { targets: contents, carried };
}

/** What was compiled: for targets, and for platforms that are only carried. */
export interface Built {
  readonly targets: readonly TargetContent[];
  readonly carried: readonly { readonly platform: string; readonly files: readonly TarSource[] }[];
}

async function buildCarry(
  { plan, goWork, context }: PrepareWork,
  carry: PlannedCarry,
  builder: Builder,
): Promise<Built['carried'][number]> {
  const { platform, settings } = carry;
  const files: TarSource[] = [];
  for (const { package: path, path: label } of carry.files) {
    const { dir } = plan.project;
    const request = { dir, goWork, package: path, label, target: platform, settings, cc: null } as const;
    const from = await builder({ ...request, mode: 'exe', ldflags: plan.ldflags }, context.signal);
    files.push({ path: label, mode: 0o755, from });
  }
  return { platform, files };
}

function showing(builder: Builder, context: JobContext): Builder {
  return async (request, signal) => {
    const item = `${request.target} ${request.label}`;
    context.item(item, 'running');
    try {
      const path = await builder(request, signal);
      context.item(item, 'ok');
      context.advance(1);
      return path;
    } catch (error) {
      context.item(item, 'failed');
      throw error;
    }
  };
}

/** Compiles what one target gets. */
export async function buildTarget(
  work: Pick<PrepareWork, 'plan' | 'goWork' | 'context' | 'resourcesDir'>,
  planned: PlannedTarget,
  builder: Builder,
): Promise<TargetContent> {
  const { plan, goWork, context, resourcesDir } = work;
  const { target, settings, files, copies } = planned;
  const release: TarSource[] = [];
  for (const file of files) {
    const mode = file.kind === 'native-plugin' ? 'plugin' : 'exe';
    const request = {
      dir: plan.project.dir,
      goWork,
      package: file.package,
      label: file.path,
      target,
      settings,
      cc: file.cgo ? (planned.cCompiler?.command ?? null) : null,
      mode,
    } as const;
    const from = await builder({ ...request, ldflags: plan.ldflags }, context.signal);
    release.push({ path: file.path, mode: 0o755, from });
  }
  for (const { kind, from: file, path } of copies) {
    const from = join(plan.project.dir, file);
    release.push(kind === 'config' ? { path, mode: 0o644, from: await readBytes(from) } : { path, mode: 0o755, from });
  }
  const list = await listPlugins(files, release, context.signal);
  if (list !== null) release.push({ path: PLUGIN_LIST, mode: 0o644, from: list });
  const probe = await builder(
    {
      dir: join(resourcesDir, 'probe'),
      package: '.',
      label: 'voidferry-probe',
      target,
      settings,
      cc: null,
      mode: 'exe',
      ldflags: linkerFlags([], ''),
    },
    context.signal,
  );
  return {
    target,
    settings,
    cCompiler: planned.cCompiler?.version ?? null,
    releaseName: `${plan.name}-${plan.version}`,
    release,
    probe,
  };
}

/** plugins.json of a release; null where it has no plugins. */
async function listPlugins(
  files: readonly PlannedFile[],
  release: readonly TarSource[],
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const plugins: BuiltPlugin[] = [];
  for (const planned of files.filter(({ kind }) => kind !== 'program')) {
    const from = release.find(({ path }) => path === planned.path)?.from;
    if (typeof from !== 'string') throw new TypeError(`${planned.path} was not built`);
    const { sha256 } = await hashFile(from, { signal });
    plugins.push({ planned, sha256, checksum: Buffer.from(sha256, 'hex').toString('base64') });
  }
  return plugins.length === 0 ? null : Buffer.from(pluginList(plugins));
}

/** A kit names the revision it was built from: that must still be true once everything is compiled. */
async function requireUnchanged({ plan, context, settings, tmpDir }: PrepareWork): Promise<void> {
  const { project } = plan;
  const { goroot } = plan.toolchain.chosen;
  const { git } = await scanProject(project.dir, goroot, goEnv({ goroot, settings, tmpDir }), context.signal);
  if (git?.revision === project.git?.revision && git?.dirty === project.git?.dirty) return;
  throw new VoidferryError('kit/source-changed', { file: project.dir });
}
