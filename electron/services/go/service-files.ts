import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { configDir } from '../../core/go/kit-identity.ts';
import { checkKitPath } from '../../core/kit/names.ts';
import type { PlannedCopy, ProjectFacts } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { compareBytewise } from '../../shared/json.ts';
import type { ProjectFile } from '../../shared/project-file.ts';
import type { TargetName } from '../../shared/target.ts';
import { exists } from '../exists.ts';
import { listFiles } from './list-files.ts';

/** Directories of a release that hold what we put there. */
const OWN_DIRECTORIES = ['bin', 'plugins', 'config'];
/** Configuration is read into memory, and by people. */
const CONFIG_MAX_BYTES = 1 << 20;
const LIBRARY = /\.so(\.[0-9.]+)?$/;

/**
 * The files of a project that a target's release holds as they are: configuration, and the shared libraries of the directories that the
 * project file names, or of their subdirectory for this target where there is one.
 * @throws VoidferryError `go/service-file-unusable`.
 */
export async function findServiceFiles(
  { dir, file: { service } }: Pick<ProjectFacts, 'dir' | 'file'>,
  name: string,
  target: TargetName,
): Promise<PlannedCopy[]> {
  const configs = (service?.config ?? []).map((entry) => planConfig(dir, name, entry));
  const libraries = projectLibraries(service).map((path) => planLibraries(dir, path, target));
  return [...(await Promise.all(configs)), ...(await Promise.all(libraries)).flat()];
}

/** Paths, relative to the project, of every file that `findServiceFiles` could name for some target. */
export async function serviceInputs(dir: string, { service }: ProjectFile): Promise<string[]> {
  const inputs = (service?.config ?? []).map(({ from }) => from);
  for (const path of projectLibraries(service)) {
    const root = join(dir, path);
    if (await exists(root)) inputs.push(...(await listFiles(root)).map((file) => join(path, file)));
  }
  return inputs;
}

function projectLibraries(service: ProjectFile['service']): string[] {
  return (service?.libraries.paths ?? []).filter((path) => path.startsWith('./')).map((path) => path.slice(2));
}

async function planConfig(dir: string, name: string, entry: { from: string; to: string }): Promise<PlannedCopy> {
  const { from, to } = entry;
  const place = configDir(name);
  if (!to.startsWith(place)) throw unusable(to, `it is not below ${place}`);
  const path = to.slice(place.length);
  const problem = checkKitPath(path);
  if (problem !== null) throw unusable(to, problem);
  if (path.endsWith('.new')) throw unusable(to, 'what ends in .new is the new version of a file that was kept');
  const found = await lstat(join(dir, from)).catch(() => null);
  if (found?.isFile() !== true) throw unusable(from, 'it is no regular file of the project');
  if (found.size > CONFIG_MAX_BYTES) throw unusable(from, 'it is larger than 1 MiB');
  return { kind: 'config', from, path: `config/${path}` };
}

async function planLibraries(dir: string, path: string, target: TargetName): Promise<PlannedCopy[]> {
  const [first = ''] = path.split('/');
  if (OWN_DIRECTORIES.includes(first)) throw unusable(path, `a release keeps ${first} for itself`);
  const own = join(path, target);
  const from = (await exists(join(dir, own))) ? own : path;
  const root = join(dir, from);
  const names = await readdir(root).catch(() => []);
  const libraries = names.filter((name) => LIBRARY.test(name)).sort(compareBytewise);
  if (libraries.length === 0) throw unusable(from, 'it holds no shared library (lib….so…)');
  const inside = `${await realpath(root)}/`;
  return Promise.all(
    libraries.map(async (name): Promise<PlannedCopy> => {
      const file = join(from, name);
      const real = await realpath(join(dir, file)).catch(() => '');
      if (!real.startsWith(inside)) throw unusable(file, 'it leads out of its directory');
      if (!(await stat(real)).isFile()) throw unusable(file, 'it is no regular file of the project');
      return { kind: 'library', from: file, path: `${path}/${name}` };
    }),
  );
}

function unusable(path: string, problem: string): VoidferryError {
  return new VoidferryError('go/service-file-unusable', { path, problem });
}
