import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { arch } from 'node:process';
import { lintModule, type ModuleFile } from '../core/go/dependencies/lint-module.ts';
import { type ListedPackage, makeReport } from '../core/go/dependencies/make-report.ts';
import { importPathOf } from '../core/go/propose-project-file.ts';
import { targetOfMachine, targetSettings } from '../core/go/targets.ts';
import { exists } from '../services/exists.ts';
import { detectLicences } from '../services/go/detect-licences.ts';
import { type GoSettings, goEnv } from '../services/go/go-env.ts';
import { sumsOf } from '../services/go/go-sums.ts';
import { listPackages } from '../services/go/list-packages.ts';
import { readSources } from '../services/go/read-sources.ts';
import { copyWorkspace } from '../services/go/workspace.ts';
import { run } from '../services/process.ts';
import { type ProjectFacts, siblingModules } from '../shared/build-plan.ts';
import type { DependencyReport } from '../shared/dependencies.ts';
import { type TargetName, targetNames } from '../shared/target.ts';
import type { Scan } from './scan-project.ts';

export interface DependencyScan {
  readonly project: ProjectFacts;
  readonly goroot: string;
  readonly settings: GoSettings;
  /** Which files count. */
  readonly target: TargetName;
  readonly tmpDir: string;
  /** A copy of the project's go.work; null where go.mod alone counts. */
  readonly goWork: string | null;
  /** Modules that are there already, to read without network; null for the user's own cache and proxy. */
  readonly modCache: string | null;
}

/**
 * Reads every source that a project is compiled and tested from. Nothing of it is compiled or run, and no module is fetched that go.sum
 * does not name.
 * @throws VoidferryError `go/module-unreadable` | `job/file-missing` | `job/not-permitted`.
 */
export async function scanDependencies(scan: DependencyScan, signal: AbortSignal): Promise<DependencyReport> {
  const { project, goroot, settings, target, tmpDir, goWork, modCache } = scan;
  const platform = targetSettings(target);
  const env = goEnv({
    goroot,
    settings,
    tmpDir,
    goWork,
    target: platform,
    cgo: true,
    ...(modCache !== null && { modCache, goproxy: 'off' }),
  });
  const { packages, withoutTests } = await listPackages({ dir: project.dir, goroot, env }, signal);
  const { stdout } = await run(`${goroot}/bin/go`, ['mod', 'edit', '-json'], { cwd: project.dir, env, signal });
  const moduleFile: ModuleFile = JSON.parse(stdout);
  const isInside = (directory: string) => {
    const inner = relative(project.dir, resolve(project.dir, directory));
    return !inner.startsWith('..') && !isAbsolute(inner);
  };
  return makeReport({
    platform: `${platform['GOOS']}/${platform['GOARCH']}`,
    packages: await readSources(packages, signal),
    withoutTests,
    plugins: new Set(project.file.plugins.map((plugin) => importPathOf(project, plugin.package))),
    licences: await licencesOf(packages),
    findings: lintModule(moduleFile, {
      hasVendor: await exists(join(project.dir, 'vendor/modules.txt')),
      workspace: siblingModules(project),
      sums: await sumsOf(project),
      isInside,
    }),
  });
}

/** By module path, from the directories in which the modules lie. */
async function licencesOf(packages: readonly ListedPackage[]): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const { Module } of packages) {
    if (Module?.Dir === undefined || found.has(Module.Path)) continue;
    found.set(Module.Path, await detectLicences(Module.Dir));
  }
  return found;
}

/** What a scanned project is made of, read from the user's own module cache, for this machine's own kind of target. */
export async function dependenciesOf(
  { toolchain, settings, project }: Scan,
  signal: AbortSignal,
): Promise<DependencyReport> {
  const target = targetToScan(project);
  const { goroot } = toolchain.chosen;
  const tmpDir = await mkdtemp(join(tmpdir(), 'voidferry-scan-'));
  try {
    const { workspace } = project;
    const goWork = workspace === null ? null : await copyWorkspace(workspace, join(tmpDir, 'workspace'));
    return await scanDependencies({ project, goroot, settings, target, tmpDir, goWork, modCache: null }, signal);
  } finally {
    await rm(tmpDir, { recursive: true, force: true });
  }
}

/** The target whose files are read: this machine's own kind, as far as it is one. */
export function targetToScan({ file }: ProjectFacts): TargetName {
  return targetOfMachine(arch) ?? file.targets?.[0] ?? targetNames[0];
}
