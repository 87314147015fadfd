import { mkdir, mkdtemp, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { recheckFiles } from '../core/media/recheck.ts';
import { fileError } from '../services/file-error.ts';
import { readGoSettings } from '../services/go/go-env.ts';
import { copyWorkspace } from '../services/go/workspace.ts';
import { sealKit } from '../services/kit/seal-kit.ts';
import { findSandbox } from '../services/sandbox/sandbox.ts';
import { together } from '../services/together.ts';
import { type BuildChecks, toldChecks } from '../shared/build-checks.ts';
import type { BuildPlan } from '../shared/build-plan.ts';
import { checkCode } from '../shared/check-code.ts';
import { VoidferryError } from '../shared/error.ts';
import { type PrepareInput, planKit } from './plan-kit.ts';
import { buildTargets } from './prepare-build.ts';
import { checkTargets } from './prepare-check.ts';
import { readDependencies } from './prepare-dependencies.ts';
import { fetchModules, packKit, proveModules } from './prepare-pack.ts';
import { rehearseKit } from './prepare-rehearse.ts';
import { tellRetracted } from './prepare-retracted.ts';
import { tryPlugins } from './prepare-smoke.ts';
import { tryToolchain } from './prepare-toolchain.ts';
import { obtainToolchains } from './prepare-toolchains.ts';
import { checkVendor } from './prepare-vendor.ts';
import { checkVulnerabilities, tellVulnerabilities } from './prepare-vulnerabilities.ts';
import type { PrepareWork } from './prepare-work.ts';
import type { JobContext } from './run-job.ts';

export type PrepareResult = {
  readonly kitDir: string;
  readonly digest: string;
  readonly checkCode: string;
  /** Bytes that SHA256SUMS covers. */
  readonly bytes: number;
  readonly checks: BuildChecks;
};

/**
 * Builds a kit, not signed yet, from a Go project. The output appears only when it is whole.
 * @throws VoidferryError those of `planKit`, `go/toolchain-broken`, `go/does-not-compile`, `go/artefact-unfit`, `go/plugins-incompatible`, `go/modules-unavailable`, `go/module-mismatch`, `kit/source-changed`,
 *   `kit/name-invalid`; the abort error when cancelled.
 */
export async function prepareKit(input: PrepareInput, context: JobContext): Promise<PrepareResult> {
  const plan = await planKit(input, context.signal, (phase) => context.phase(phase, { mode: 'reversible' }));
  context.about({ project: plan.project.module, name: plan.name, version: plan.version, serial: plan.serial });
  const own = await readGoSettings(plan.toolchain.chosen.goroot, context.signal);
  const parent = dirname(plan.output);
  const dir = await mkdtemp(join(parent, '.voidferry-')).catch((error: unknown) => {
    throw fileError(error, parent);
  });
  try {
    const [tmpDir, kitDir] = [join(dir, 'tmp'), join(dir, 'kit')];
    await mkdir(tmpDir);
    await mkdir(kitDir);
    const { resourcesDir, modulesFrom } = input;
    const settings =
      modulesFrom === null ? own : { ...own, ...modulesFrom, GONOPROXY: '', GOMODCACHE: join(dir, 'nothing') };
    const { workspace } = plan.project;
    const goWork = workspace === null ? null : await copyWorkspace(workspace, join(dir, 'workspace'));
    const work = { plan, goWork, context, resourcesDir, settings, dir, tmpDir, kitDir };
    return await makeKit(work, input);
  } catch (error) {
    throw ['ENOSPC', 'job/no-space'].includes((error as NodeJS.ErrnoException).code ?? '')
      ? await noSpace(plan)
      : error;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function makeKit(
  work: PrepareWork,
  { rehearse, vulnerabilities, dataDir, modulesFrom }: PrepareInput,
): Promise<PrepareResult> {
  const { plan, context, kitDir, resourcesDir } = work;
  const fetched = await fetchModules(work);
  await checkVendor(work, fetched?.modCache ?? null);
  const toolchains = await obtainToolchains(work, { dataDir, mayFetch: modulesFrom === null });
  await tryToolchain(work);
  const [built] = await together(
    buildTargets(work, fetched?.modCache ?? null),
    modulesFrom === null ? tellRetracted(work) : Promise.resolve(),
  );
  const checked = checkTargets(work, built.targets);
  const known =
    vulnerabilities === null ? null : await checkVulnerabilities(work, checked, { ...vulnerabilities, dataDir });
  const sandbox = await findSandbox(context.signal);
  const tried = await tryPlugins(work, built.targets, sandbox);
  const dependencies = await readDependencies(work, fetched?.modCache ?? null);
  const { facts, written } = await packKit(
    work,
    built,
    { targets: [...checked], dependencies },
    { fetched, toolchains },
  );
  context.signal.throwIfAborted();

  context.phase('prepare.seal', { mode: 'reversible' });
  const { digest, files, bytes } = await sealKit(kitDir, facts, written, resourcesDir);
  if (rehearse) await rehearseKit(work, facts, digest, sandbox, tried);
  else context.about({ rehearsed: 'not' });
  if (known !== null) await tellVulnerabilities(work, known, digest);
  context.signal.throwIfAborted();
  await rename(kitDir, plan.output).catch((error: NodeJS.ErrnoException) => {
    const isTaken = ['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(error.code ?? '');
    throw isTaken ? new VoidferryError('kit/exists', { path: plan.output }, { cause: error }) : error;
  });

  if (facts.modules !== null) proveModules(work, facts.modules);
  const result = { kitDir: plan.output, digest, checkCode: checkCode(digest), bytes, checks: toldChecks(checked) };
  context.about({ kit: digest, checkCode: result.checkCode });
  context.prove({
    claim: 'kit.sealed',
    method: 'sha256',
    figures: { files, digest, bytes },
    recheck: `${recheckFiles(plan.output)} && sha256sum SHA256SUMS`,
  });
  return result;
}

async function noSpace(plan: BuildPlan): Promise<VoidferryError> {
  const path = dirname(plan.output);
  const { bavail, bsize } = await statfs(path);
  return new VoidferryError('job/no-space', { path, needed: plan.neededBytes, free: bavail * bsize });
}
