import type { BuildPlan, PlannedFile, PlannedTarget, ProjectFacts } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { type TargetName, targetNames } from '../../shared/target.ts';
import { requireKitPaths } from '../kit/lines.ts';
import { targetOfMachine, targetSettings } from './targets.ts';

type NativePlugin = Extract<ProjectFacts['file']['plugins'][number], { kind: 'native' }>;

/**
 * The package of the service's program: the one the project file names, or the only main package that is no plugin and loads none,
 * or the one that is called like the kit, or the only one that loads plugins.
 * @throws VoidferryError `go/program-unclear`.
 */
export function programOf(project: ProjectFacts, name: string): string {
  const named = project.file.build?.package;
  if (named !== undefined) return requireMain(project, named);
  const plugins = new Set(project.file.plugins.map((plugin) => plugin.package));
  const hosts = new Set(project.file.plugins.flatMap((plugin) => nativeOnly(plugin)));
  const programs = project.mainPackages.map(({ path }) => path).filter((path) => !plugins.has(path));
  const others = programs.filter((path) => !hosts.has(path));
  const candidates = others.length > 0 ? others : programs;
  const [only] = candidates.length === 1 ? candidates : candidates.filter((path) => baseName(path, project) === name);
  if (only === undefined) throw unclear(project, 'it is not clear which program is the service');
  return only;
}

/**
 * What is built for each target. Native plugins, and the programs that load them, are built only for the machine's own kind:
 * they need its C compiler and its C library.
 * @param ownTarget the target that this machine can build native plugins for, or null.
 * @throws VoidferryError `go/program-unclear` when a package is no main package; `kit/name-invalid` when two programs would have one name.
 */
export function planTargets(
  project: ProjectFacts,
  program: string,
  targets: readonly TargetName[],
  ownTarget: TargetName | null,
): PlannedTarget[] {
  for (const plugin of project.file.plugins) requireMain(project, plugin.package);
  return targets.map((target) => {
    const natives = target === ownTarget ? project.file.plugins.filter(isNative) : [];
    const hosts = new Set(natives.map((plugin) => requireMain(project, plugin.host)));
    const programFile = (path: string): PlannedFile => ({
      package: path,
      path: `bin/${baseName(path, project)}`,
      kind: 'program',
      cgo: hosts.has(path),
    });
    const plugins = project.file.plugins.filter((plugin) => plugin.kind === 'grpc');
    const files: PlannedFile[] = [
      ...[program, ...[...hosts].filter((host) => host !== program)].map(programFile),
      ...plugins.map((plugin) => pluginFile(plugin.package, 'grpc-plugin', project)),
      ...natives.map((plugin) => ({
        ...pluginFile(plugin.package, 'native-plugin', project),
        loadedBy: { host: programFile(plugin.host).path, lookup: plugin.lookup },
      })),
    ];
    requireKitPaths(files.map((file) => file.path));
    return { target, settings: targetSettings(target), files };
  });
}

/** Which native plugins which targets go without. */
export function missingNatives(
  project: ProjectFacts,
  targets: readonly TargetName[],
  ownTarget: TargetName | null,
): BuildPlan['without'] {
  const others = targets.filter((target) => target !== ownTarget);
  if (others.length === 0) return [];
  return project.file.plugins.filter(isNative).map((plugin) => ({ package: plugin.package, targets: others }));
}

/**
 * The targets to build for: those asked for, else the project file's, else this machine's own kind.
 * @throws VoidferryError `go/target-unclear` when nothing is asked for and the machine is no target.
 */
export function chooseTargets(
  asked: readonly TargetName[],
  project: Pick<ProjectFacts, 'file'>,
  machine: string,
): TargetName[] {
  const chosen = asked.length > 0 ? asked : (project.file.targets ?? []);
  if (chosen.length > 0) return targetNames.filter((name) => chosen.includes(name));
  const own = targetOfMachine(machine);
  if (own === null) throw new VoidferryError('go/target-unclear', { machine, known: [...targetNames] });
  return [own];
}

function pluginFile(path: string, kind: 'grpc-plugin' | 'native-plugin', project: ProjectFacts): PlannedFile {
  const isNativePlugin = kind === 'native-plugin';
  const file = `plugins/${baseName(path, project)}${isNativePlugin ? '.so' : ''}`;
  return { package: path, path: file, kind, cgo: isNativePlugin };
}

/** What `go build` would call the program: the last element of its import path. */
function baseName(path: string, { module }: ProjectFacts): string {
  const last = (path === '.' ? module.replace(/\/v\d+$/, '') : path).split('/').at(-1);
  return last ?? path;
}

function requireMain(project: ProjectFacts, path: string): string {
  if (project.mainPackages.some((main) => main.path === path)) return path;
  throw unclear(project, `${path} is not a main package`);
}

function unclear(project: ProjectFacts, problem: string): VoidferryError {
  const found = project.mainPackages.map(({ path }) => path).join(' ') || '-';
  return new VoidferryError('go/program-unclear', { path: project.dir, problem, found });
}

function isNative(plugin: ProjectFacts['file']['plugins'][number]): plugin is NativePlugin {
  return plugin.kind === 'native';
}

function nativeOnly(plugin: ProjectFacts['file']['plugins'][number]): string[] {
  return isNative(plugin) ? [plugin.host] : [];
}
