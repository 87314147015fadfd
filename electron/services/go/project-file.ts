import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { VoidferryError } from '../../shared/error.ts';
import { type ProjectFile, type ProjectFileIssue, projectFileSchema } from '../../shared/project-file.ts';
import { fileError } from '../file-error.ts';

export const PROJECT_FILE = 'voidferry.yaml';

/**
 * Reads `voidferry.yaml` of a project; without one, everything is at its default.
 * @throws VoidferryError `go/project-file-invalid` naming the line; `job/not-permitted`.
 */
export async function readProjectFile(dir: string): Promise<{ present: boolean; file: ProjectFile }> {
  const path = join(dir, PROJECT_FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw fileError(error, path);
  });
  return { present: text !== null, file: parseProjectFile(text ?? '', path) };
}

/**
 * Checks the text of a project file. An empty one says nothing, which is allowed.
 * @param path for errors.
 * @throws VoidferryError `go/project-file-invalid` naming the line.
 */
export function parseProjectFile(text: string, path: string): ProjectFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const invalid = (offset: number, problem: string) =>
    new VoidferryError('go/project-file-invalid', { path, line: Math.max(1, counter.linePos(offset).line), problem });
  const [broken] = document.errors;
  if (broken !== undefined) throw invalid(broken.pos[0], broken.message);
  let value: unknown;
  try {
    value = document.toJS() ?? {};
  } catch (error) {
    throw invalid(0, error instanceof Error ? error.message : String(error));
  }
  const result = projectFileSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue === undefined) throw result.error;
  const where = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  throw invalid(offsetOf(document, issue), `${where}${issue.message}`);
}

/** Where in the text the value stands that an issue is about; of a missing one, what should hold it. */
function offsetOf(document: Document, issue: ProjectFileIssue): number {
  for (let length = issue.path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(issue.path.slice(0, length), true);
    if (!isNode(node)) continue;
    const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    if (unknownKey !== undefined && isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === unknownKey);
      if (isScalar(pair?.key)) return pair.key.range?.[0] ?? 0;
    }
    return node.range?.[0] ?? 0;
  }
  return 0;
}
