import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Workspace } from '../../shared/build-plan.ts';
import { readIfThere } from '../read-file.ts';
import { readModule } from './read-module.ts';

interface GoWorkFile {
  readonly Go?: string;
  readonly Godebug?: readonly { readonly Key: string; readonly Value: string }[] | null;
  readonly Use?: readonly { readonly DiskPath: string }[] | null;
  readonly Replace?:
    | readonly {
        readonly Old: { readonly Path: string; readonly Version?: string };
        readonly New: { readonly Path: string; readonly Version?: string };
      }[]
    | null;
}

/**
 * The go.work (https://go.dev/ref/mod#workspaces) by which `go` would build a module: the nearest one above it, when it uses the module.
 * `GOWORK=off` says that go.mod alone is meant.
 * @param dir the module's directory, without links in its path
 * @param goWorkJson prints a go.work as JSON.
 * @returns null where go.mod alone counts.
 * @throws VoidferryError those of `readModule`, for a module that the workspace uses.
 */
export async function readWorkspace(
  dir: string,
  goWorkJson: (path: string) => Promise<string>,
): Promise<Workspace | null> {
  if (process.env['GOWORK'] === 'off') return null;
  const path = await findUp(dir, 'go.work');
  if (path === null) return null;
  const file: GoWorkFile = JSON.parse(await goWorkJson(path));
  const used = await Promise.all((file.Use ?? []).map(({ DiskPath }) => realpath(resolve(dirname(path), DiskPath))));
  if (!used.includes(dir)) return null;
  const modules = await Promise.all(
    used.map(async (place) => ({ path: (await readModule(place)).module ?? '', dir: place })),
  );
  const lines = [
    ...(file.Go === undefined ? [] : [`go ${file.Go}`]),
    ...(file.Godebug ?? []).map(({ Key, Value }) => `godebug ${Key}=${Value}`),
    ...(file.Replace ?? []).map(({ Old, New }) => {
      const target =
        New.Version === undefined ? quoted(resolve(dirname(path), New.Path)) : `${New.Path} ${New.Version}`;
      return `replace ${[Old.Path, Old.Version].filter(Boolean).join(' ')} => ${target}`;
    }),
  ];
  return { path, modules, lines };
}

/**
 * Writes a go.work of our own that says what the project's says: `go` adds to the sums beside the one it uses.
 * @param dir an empty directory
 * @returns its path, for `GOWORK`
 */
export async function copyWorkspace(workspace: Workspace, dir: string): Promise<string> {
  const path = await writeGoWork(workspace, dir, (module) => module.dir);
  const sums = await readIfThere(join(dirname(workspace.path), 'go.work.sum'));
  if (sums !== null) await writeFile(join(dir, 'go.work.sum'), sums);
  return path;
}

/**
 * As `copyWorkspace`, of the modules' go.mod alone and without any sums, so that every module has to be looked up in the checksum database.
 * @returns its path, for `GOWORK`
 */
export async function copyModuleFiles(workspace: Workspace, dir: string): Promise<string> {
  for (const [index, module] of workspace.modules.entries()) {
    const copy = join(dir, String(index));
    await mkdir(copy, { recursive: true });
    const text = await readFile(join(module.dir, 'go.mod'), 'utf8');
    const absolute = text.replace(/(=>\s*)(\.{1,2}\/[^\s"]*|"\.{1,2}\/[^"]*")/g, (_, arrow: string, path: string) => {
      return `${arrow}${quoted(resolve(module.dir, path.replaceAll('"', '')))}`;
    });
    await writeFile(join(copy, 'go.mod'), absolute);
  }
  return await writeGoWork(workspace, dir, (_, index) => join(dir, String(index)));
}

async function writeGoWork(
  { modules, lines }: Workspace,
  dir: string,
  place: (module: Workspace['modules'][number], index: number) => string,
): Promise<string> {
  await mkdir(dir, { recursive: true });
  const uses = modules.map((module, index) => `use ${quoted(place(module, index))}`);
  const path = join(dir, 'go.work');
  await writeFile(path, `${[...lines, ...uses].join('\n')}\n`);
  return path;
}

function quoted(path: string): string {
  return JSON.stringify(path);
}

async function findUp(dir: string, name: string): Promise<string | null> {
  const path = resolve(dir, name);
  if ((await readIfThere(path)) !== null) return path;
  return dirname(dir) === dir ? null : findUp(dirname(dir), name);
}
