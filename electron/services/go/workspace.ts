import { realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { readIfThere } from '../read-file.ts';
import { readModule } from './read-module.ts';

interface GoWorkFile {
  readonly Use?: readonly { readonly DiskPath: string }[] | null;
  readonly Replace?: readonly { readonly Old: { readonly Path: string } }[] | null;
}

/**
 * A kit is built from go.mod alone, so that a build without the workspace gives the same. Where a go.work (https://go.dev/ref/mod#workspaces)
 * would put other source in the place of a module that go.mod requires, that is no longer what the user builds every day: it is refused.
 * `GOWORK=off` says that go.mod alone is meant.
 * @param required modules that go.mod requires and does not replace.
 * @param goWorkJson prints a go.work as JSON.
 * @throws VoidferryError `go/workspace-needed`; those of `readModule`.
 */
export async function requireNoWorkspace(
  dir: string,
  required: ReadonlySet<string>,
  goWorkJson: (path: string) => Promise<string>,
): Promise<void> {
  if (process.env['GOWORK'] === 'off') return;
  const path = await findUp(dir, 'go.work');
  if (path === null) return;
  const { Use, Replace }: GoWorkFile = JSON.parse(await goWorkJson(path));
  const used = await Promise.all((Use ?? []).map(({ DiskPath }) => realpath(resolve(dirname(path), DiskPath))));
  if (!used.includes(dir)) return;
  const modules = await Promise.all(used.map(async (place) => (await readModule(place)).module ?? ''));
  const taken = [...modules, ...(Replace ?? []).map(({ Old }) => Old.Path)].filter((module) => required.has(module));
  if (taken.length > 0) throw new VoidferryError('go/workspace-needed', { path, modules: taken });
}

async function findUp(dir: string, name: string): Promise<string | null> {
  const path = resolve(dir, name);
  if ((await readIfThere(path)) !== null) return path;
  return dirname(dir) === dir ? null : findUp(dirname(dir), name);
}
