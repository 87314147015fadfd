import type { BuildPlan, CCompiler, CompiledTarget, PlannedFile, ProjectFacts } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { compareBytewise } from '../../shared/json.ts';
import { type TargetName, targetNames } from '../../shared/target.ts';
import { requireKitPaths } from '../kit/lines.ts';
import { compilerPackages, compilersOn, type Workstation } from './c-compilers.ts';
import { targetOfMachine, targetSettings } from './targets.ts';

type Plugin = ProjectFacts['file']['plugins'][number];
type NativePlugin = Extract<Plugin, { kind: 'native' }>;

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

/** The workstation, and the C compiler that it has for each target. */
export interface CCompilers extends Workstation {
  readonly found: Readonly<Partial<Record<TargetName, CCompiler | null>>>;
}

/**
 * What is built for each target. Native plugins, the programs that load them, and programs that the project file says need cgo are linked
 * by a C compiler for the target; without one, native plugins are left out, and a program that needs cgo is refused.
 * @throws VoidferryError `go/program-unclear` when a package is no main package; `kit/name-invalid` when two programs would have one name;
 *   `go/c-compiler-missing`.
 */
export function planTargets(
  project: ProjectFacts,
  program: string,
  targets: readonly TargetName[],
  compilers: CCompilers,
): CompiledTarget[] {
  for (const plugin of project.file.plugins) requireMain(project, plugin.package);
  const needsCgo = project.file.build?.cgo ?? false;
  return targets.map((target) => {
    const cCompiler = compilers.found[target] ?? null;
    if (needsCgo && cCompiler === null) throw compilerMissing(target, compilers);
    const natives = cCompiler === null ? [] : project.file.plugins.filter(isNative);
    const hosts = new Set(natives.map((plugin) => requireMain(project, plugin.host)));
    const programFile = (path: string): PlannedFile => ({
      package: path,
      path: `bin/${baseName(path, project)}`,
      kind: 'program',
      cgo: needsCgo || hosts.has(path),
    });
    const programs = project.file.plugins.filter(
      (plugin): plugin is Exclude<Plugin, NativePlugin> => !isNative(plugin),
    );
    const files: PlannedFile[] = [
      ...[program, ...[...hosts].filter((host) => host !== program)].map(programFile),
      ...programs.map((plugin) => ({
        ...pluginFile(plugin.package, `${plugin.kind}-plugin`, project),
        start:
          plugin.kind === 'http'
            ? { kind: plugin.kind, args: plugin.args, health: plugin.health }
            : { kind: plugin.kind, handshake: plugin.handshake ?? null },
      })),
      ...natives.map((plugin) => ({
        ...pluginFile(plugin.package, 'native-plugin', project),
        loadedBy: { host: programFile(plugin.host).path, lookup: plugin.lookup },
      })),
    ];
    requireKitPaths(files.map((file) => file.path));
    return {
      target,
      settings: targetSettings(target, levelOf(project, target)),
      files,
      cCompiler: files.some(({ cgo }) => cgo) ? cCompiler : null,
    };
  });
}

/** The kinds of machine that targets are for, as `GOOS/GOARCH`, sorted. */
export function toolchainPlatforms(targets: readonly Pick<CompiledTarget, 'settings'>[]): string[] {
  return [...new Set(targets.map(({ settings }) => `${settings['GOOS']}/${settings['GOARCH']}`))].sort(compareBytewise);
}

function levelOf({ file }: ProjectFacts, target: TargetName): string | undefined {
  const levels: Readonly<Partial<Record<TargetName, string | undefined>>> = file.build?.levels ?? {};
  return levels[target];
}

/** Whether anything of a project is linked by a C compiler. */
export function needsCCompiler({ file }: Pick<ProjectFacts, 'file'>): boolean {
  return (file.build?.cgo ?? false) || file.plugins.some(isNative);
}

/** Which native plugins which targets go without. */
export function missingNatives(
  project: ProjectFacts,
  targets: readonly TargetName[],
  compilers: CCompilers,
): BuildPlan['without'] {
  const others = targets.filter((target) => (compilers.found[target] ?? null) === null);
  if (others.length === 0) return [];
  return project.file.plugins.filter(isNative).map((plugin) => ({ package: plugin.package, targets: others }));
}

function compilerMissing(target: TargetName, workstation: Workstation): VoidferryError {
  const tried = compilersOn(target, workstation);
  const { xbps, apt } = compilerPackages(tried);
  return new VoidferryError('go/c-compiler-missing', { target, tried: tried.map(({ command }) => command), xbps, apt });
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

function pluginFile(path: string, kind: Exclude<PlannedFile['kind'], 'program'>, project: ProjectFacts): PlannedFile {
  const isNativePlugin = kind === 'native-plugin';
  const file = `plugins/${baseName(path, project)}${isNativePlugin ? '.so' : ''}`;
  return { package: path, path: file, kind, cgo: isNativePlugin };
}

/** What `go build` would call the program: the last element of its import path; but of a directory `main`, the name of the one above. */
function baseName(path: string, { module }: ProjectFacts): string {
  const elements = (path === '.' ? module.replace(/\/v\d+$/, '') : path.replace(/^\.\//, '')).split('/');
  return (elements.at(-1) === 'main' ? elements.at(-2) : undefined) ?? elements.at(-1) ?? path;
}

function requireMain(project: ProjectFacts, path: string): string {
  if (project.mainPackages.some((main) => main.path === path)) return path;
  throw unclear(project, `${path} is not a main package`);
}

function unclear(project: ProjectFacts, problem: string): VoidferryError {
  const found = project.mainPackages.map(({ path }) => path).join(' ') || '-';
  return new VoidferryError('go/program-unclear', { path: project.dir, problem, found });
}

function isNative(plugin: Plugin): plugin is NativePlugin {
  return plugin.kind === 'native';
}

function nativeOnly(plugin: Plugin): string[] {
  return isNative(plugin) ? [plugin.host] : [];
}
