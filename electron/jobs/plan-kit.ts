import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { arch, env } from 'node:process';
import { linkerFlags } from '../core/go/build-flags.ts';
import { defaultName, defaultVersion, serviceOf } from '../core/go/kit-identity.ts';
import { planCarried } from '../core/go/plan-carried.ts';
import {
  type CCompilers,
  chooseTargets,
  missingNatives,
  needsCCompiler,
  planTargets,
  programOf,
  toolchainPlatforms,
} from '../core/go/plan-targets.ts';
import { requireKitPaths } from '../core/kit/lines.ts';
import { checkKitPath } from '../core/kit/names.ts';
import { exists } from '../services/exists.ts';
import { fileError } from '../services/file-error.ts';
import { findCCompiler, ownLibc } from '../services/go/find-c-compiler.ts';
import type { GoSettings } from '../services/go/go-env.ts';
import { listPlatforms } from '../services/go/list-platforms.ts';
import { readModule } from '../services/go/read-module.ts';
import { findServiceFiles } from '../services/go/service-files.ts';
import type { BuildPlan, PlannedTarget } from '../shared/build-plan.ts';
import { VoidferryError } from '../shared/error.ts';
import type { PhaseId } from '../shared/job.ts';
import type { TargetName } from '../shared/target.ts';
import { scanWithToolchain } from './scan-project.ts';

/** What a person may say about a kit; null and empty leave it to the project file and to what is detected. */
export interface PrepareInput {
  readonly projectDir: string;
  /** The kit's directory; by default `<name>-<version>` beside the project. */
  readonly output: string | null;
  readonly targets: readonly TargetName[];
  readonly version: string | null;
  readonly serial: number | null;
  readonly audience: string | null;
  /** The Go toolchain to use. */
  readonly goroot: string | null;
  /** Other platforms, `GOOS/GOARCH`. */
  readonly carry: readonly string[];
  /** Installs the kit and builds it again, here and without network, before it is handed over. */
  readonly rehearse: boolean;
  /** Holds the toolchains that were fetched, and the copy of the vulnerability database. */
  readonly dataDir: string;
  /** Where to take modules from, with nothing of the user's own cache; null: the user's settings. */
  readonly modulesFrom: Pick<GoSettings, 'GOPROXY' | 'GONOSUMDB'> | null;
  /** How modules are held against the vulnerability database; null: they are not. With `gate`, what nobody accepted ends the build. */
  readonly vulnerabilities: { readonly gate: boolean } | null;
  /** Holds `host/` and `probe/`. */
  readonly resourcesDir: string;
}

const MIB = 1 << 20;
const BASE_BYTES = 64 * MIB;
/** A large Go program, once as built and once as packed. */
const PROGRAM_BYTES = 64 * MIB;
/** A module with what it requires itself, unpacked in the work directory and packed in the kit. */
const REQUIREMENT_BYTES = 24 * MIB;
/** A packed toolchain. */
const TOOLCHAIN_BYTES = 96 * MIB;

/**
 * Finds out what building a kit will do; nothing is written and nothing of the project is run.
 * @throws VoidferryError `go/*`, `kit/name-invalid`, `go/c-compiler-missing`, `go/platform-unknown`, `go/service-file-unusable`, `kit/exists`, `job/no-space`, `job/file-missing`, `job/tool-missing`.
 */
export async function planKit(
  input: PrepareInput,
  signal: AbortSignal,
  onPhase: (phase: PhaseId) => void = () => {},
): Promise<BuildPlan> {
  const probe = await readModule(join(input.resourcesDir, 'probe'));
  const { toolchain, project } = await scanWithToolchain({ ...input, atLeast: probe.go }, signal, onPhase);
  const name = project.file.name ?? defaultName(project.module);
  const version = input.version ?? defaultVersion(project);
  requireNames(name, version);
  const sourceDateEpoch = project.git?.commitTime ?? sourceDateEpochOf(env['SOURCE_DATE_EPOCH']);
  const chosenTargets = chooseTargets(input.targets, project, arch);
  const program = programOf(project, name);
  const compilers = await findCompilers(needsCCompiler(project) ? chosenTargets : [], signal);
  const compiled = planTargets(project, program, chosenTargets, compilers);
  const targets = await Promise.all(
    compiled.map(async (target) => ({ ...target, copies: await findServiceFiles(project, name, target.target) })),
  );
  for (const { files, copies } of targets) requireKitPaths([...files, ...copies].map(({ path }) => path));
  const [first] = targets;
  const platforms = input.carry.length > 0 ? input.carry : project.file.carry;
  const carried =
    first === undefined || platforms.length === 0
      ? []
      : planCarried(platforms, first, await listPlatforms(toolchain.chosen.goroot, signal));
  const toolchains = project.file.include.toolchain ? toolchainPlatforms(targets) : [];
  const output = resolve(input.output ?? join(dirname(project.dir), `${name}-${version}`));
  await requireAbsent(output);
  const plan: BuildPlan = {
    toolchain,
    project,
    name,
    version,
    serial: input.serial ?? sourceDateEpoch,
    audience: input.audience ?? project.file.audience,
    sourceDateEpoch,
    service: serviceOf(name, first?.files[0]?.path ?? '', project.file),
    ldflags: linkerFlags(project.file.build?.ldflags ?? [], version),
    targets,
    carried,
    toolchains,
    without: missingNatives(project, chosenTargets, compilers),
    output,
    neededBytes:
      estimate([...targets, ...carried], project.file.include.modules ? project.requirements : 0) +
      toolchains.length * TOOLCHAIN_BYTES,
    freeBytes: await freeBytes(dirname(output)),
  };
  if (plan.freeBytes < plan.neededBytes) {
    throw new VoidferryError('job/no-space', { path: dirname(output), needed: plan.neededBytes, free: plan.freeBytes });
  }
  return plan;
}

async function findCompilers(targets: readonly TargetName[], signal: AbortSignal): Promise<CCompilers> {
  const found = targets.map(async (target) => [target, await findCCompiler(target, signal)] as const);
  return { machine: arch, libc: await ownLibc(), found: Object.fromEntries(await Promise.all(found)) };
}

function requireNames(...names: readonly string[]): void {
  for (const name of names) {
    const reason = name.includes('/') ? 'a slash is not allowed' : checkKitPath(name);
    if (reason !== null) throw new VoidferryError('kit/name-invalid', { name, reason });
  }
}

async function requireAbsent(path: string): Promise<void> {
  if (await exists(path)) throw new VoidferryError('kit/exists', { path });
}

function sourceDateEpochOf(text: string | undefined): number {
  return text !== undefined && /^[1-9][0-9]{0,11}$/.test(text) ? Number(text) : 1;
}

function estimate(targets: readonly Pick<PlannedTarget, 'files'>[], requirements: number): number {
  const programs = targets.reduce((count, { files }) => count + files.length + 1, 0);
  return BASE_BYTES + programs * PROGRAM_BYTES + requirements * REQUIREMENT_BYTES;
}

async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir).catch((error: unknown) => {
    throw fileError(error, dir);
  });
  return bavail * bsize;
}
