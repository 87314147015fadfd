import { readFile } from 'node:fs/promises';

/** The value of a variable in a file of `go env -w` or a `go.env`, or null when either is missing. */
export async function readGoVariable(path: string, name: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const line = text.split('\n').findLast((candidate) => candidate.startsWith(`${name}=`));
  return line?.slice(name.length + 1).trim() ?? null;
}
