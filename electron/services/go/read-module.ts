import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GoModLines, readGoModLines } from '../../core/go/go-mod-lines.ts';
import { isGoVersion } from '../../core/go/version.ts';
import { VoidferryError } from '../../shared/error.ts';
import { fileError } from '../file-error.ts';

/**
 * Reads what go.mod in a directory says about itself.
 * @throws VoidferryError `go/not-a-module` | `go/module-unreadable` | `job/not-permitted`.
 */
export async function readModule(dir: string): Promise<GoModLines> {
  const path = join(dir, 'go.mod');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
    throw isMissing ? new VoidferryError('go/not-a-module', { path: dir }, { cause: error }) : fileError(error, path);
  });
  const lines = readGoModLines(text);
  const problem =
    lines.module === null
      ? 'go.mod has no module line'
      : lines.go !== null && !isGoVersion(lines.go)
        ? `go ${lines.go} is no version of Go`
        : null;
  if (problem !== null) throw new VoidferryError('go/module-unreadable', { path: dir, output: problem });
  return lines;
}
