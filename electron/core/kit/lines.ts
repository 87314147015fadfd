import { VoidferryError } from '../../shared/error.ts';
import { compareBytewise } from '../../shared/json.ts';
import { checkKitPath, findNameClash } from './names.ts';

/**
 * The lines of a list, each ended by LF.
 * @throws VoidferryError `kit/malformed` when the list is empty or its last line has no end.
 */
export function splitLines(text: string, file: string): string[] {
  if (text === '') throw malformed(file, 1, 'the list is empty');
  const lines = text.split('\n');
  if (lines.pop() !== '') throw malformed(file, lines.length + 1, 'the last line has no line end');
  return lines;
}

/**
 * Checks the paths of a list, one a line: allowed names, sorted bytewise, none twice, none that clash on another file system.
 * @throws VoidferryError `kit/malformed` naming the line.
 */
export function checkListedPaths(paths: readonly string[], file: string): void {
  paths.forEach((path, index) => {
    const problem = checkKitPath(path);
    if (problem !== null) throw malformed(file, index + 1, problem);
    const previous = paths[index - 1];
    if (previous === undefined) return;
    const order = compareBytewise(previous, path);
    if (order === 0) throw malformed(file, index + 1, `${path} is listed twice`);
    if (order > 0) throw malformed(file, index + 1, `${path} is not in order`);
  });
  const clash = findNameClash(paths);
  if (clash !== null) throw malformed(file, paths.indexOf(clash[1]) + 1, `${clash[0]} and ${clash[1]} clash`);
}

/**
 * Checks names that are about to enter a list.
 * @throws VoidferryError `kit/name-invalid`.
 */
export function requireKitPaths(paths: readonly string[]): void {
  for (const path of paths) {
    const reason = checkKitPath(path);
    if (reason !== null) throw new VoidferryError('kit/name-invalid', { name: path, reason });
  }
  const clash = findNameClash(paths);
  if (clash !== null) {
    throw new VoidferryError('kit/name-invalid', { name: clash[1], reason: `it clashes with ${clash[0]}` });
  }
}

/** The error for a line of a list; `line` counts from 1. */
export function malformed(file: string, line: number, problem: string): VoidferryError {
  return new VoidferryError('kit/malformed', { file, line, problem });
}
