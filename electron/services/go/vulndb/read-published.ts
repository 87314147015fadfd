import { VoidferryError } from '../../../shared/error.ts';
import { type OsvEntry, osvEntrySchema, osvIndexSchema, osvModulesSchema } from '../../../shared/vulnerabilities.ts';
import { fileError } from '../../file-error.ts';
import { type FileTree, openFileTree } from './file-tree.ts';

/** What a database says of itself, and all that it holds. */
export interface PublishedVulndb {
  readonly modified: string;
  readonly entries: readonly OsvEntry[];
}

/**
 * Reads a Go vulnerability database in its published layout (`index/db.json`, `index/modules.json`, `ID/*.json`), as a folder or as a zip of
 * one. It must be whole: an entry that the index names and that is not there would be a vulnerability that nobody sees.
 * @throws VoidferryError `go/vulndb-unreadable`; those of `fileError`; the abort error when cancelled.
 */
export async function readPublishedVulndb(path: string, signal: AbortSignal): Promise<PublishedVulndb> {
  const unreadable = (error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error);
    return new VoidferryError('go/vulndb-unreadable', { path, problem }, { cause: error });
  };
  const tree = await openFileTree(path).catch((error: unknown) => {
    const known = fileError(error, path);
    throw known instanceof VoidferryError ? known : unreadable(error);
  });
  try {
    return await readAll(tree, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw unreadable(error);
  } finally {
    tree.close();
  }
}

async function readAll(tree: FileTree, signal: AbortSignal): Promise<PublishedVulndb> {
  const { modified } = await readJson(tree, 'index/db.json', osvIndexSchema);
  const modules = await readJson(tree, 'index/modules.json', osvModulesSchema);
  const ids = new Set(modules.flatMap(({ vulns }) => vulns.map(({ id }) => id)));
  const entries: OsvEntry[] = [];
  for (const id of [...ids].sort()) {
    signal.throwIfAborted();
    const path = `ID/${id}.json`;
    const entry = await readJson(tree, path, osvEntrySchema);
    if (entry.id !== id) throw new Error(`${path} is about ${entry.id}`);
    entries.push(entry);
  }
  return { modified, entries };
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}
type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

async function readJson<T>(tree: FileTree, path: string, schema: Schema<T>): Promise<T> {
  if (!tree.has(path)) throw new Error(`${path} is missing`);
  const text = (await tree.read(path)).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: ${(error as SyntaxError).message}`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${path}: ${issue?.path.join('.')}: ${issue?.message}`);
}
