import { dirname } from 'node:path';
import { run } from '../../electron/services/process.ts';
import { VoidferryError } from '../../electron/shared/error.ts';
import { installTools } from '../tools/install-tools.ts';
import type { Finding, SourceFile } from './finding.ts';
import { readScripts } from './sources.ts';

interface Comment {
  readonly line: number;
  readonly code: number;
  readonly message: string;
}

/** Shell scripts, by shellcheck. A machine without it has not checked them, and says so. */
export async function checkScripts(root: string): Promise<Finding[]> {
  const scripts = await readScripts(root);
  await installTools(['shellcheck']);
  const checked = await Promise.all(wholeScripts(scripts).map((parts) => shellcheck(root, parts)));
  return [...scripts.flatMap(asciiFindings), ...checked.flat()];
}

/** What a shell reads as one: each script, and the parts of a `.d` folder one after the other. */
function wholeScripts(scripts: readonly SourceFile[]): SourceFile[][] {
  const wholes = Map.groupBy(scripts, ({ path }) => (dirname(path).endsWith('.d') ? dirname(path) : path));
  return [...wholes.values()];
}

function shellOf(text: string): 'sh' | 'bash' {
  return /^#!.*\bbash\b/.test(text) ? 'bash' : 'sh';
}

/** The console of a host has no font but ASCII. */
export function asciiFindings({ path, text }: SourceFile): Finding[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      /^[\t -~]*$/.test(line) ? [] : [{ file: path, line: index + 1, problem: 'holds a character that is not ASCII' }],
    );
}

async function shellcheck(root: string, parts: readonly SourceFile[]): Promise<Finding[]> {
  const text = parts.map((part) => part.text).join('');
  try {
    const { stdout } = await run('shellcheck', ['-s', shellOf(text), '-f', 'json', '-'], {
      cwd: root,
      stdin: text,
      expect: [0, 1],
      timeoutMs: 120_000,
    });
    const comments = JSON.parse(stdout) as readonly Comment[];
    return comments.map(({ line, code, message }) => ({ ...placeOf(parts, line), problem: `SC${code}: ${message}` }));
  } catch (error) {
    if (!(error instanceof VoidferryError) || error.code !== 'job/tool-missing') throw error;
    const problem = 'not checked: shellcheck is not on this machine, and could not be installed';
    return parts.map(({ path }) => ({ file: path, problem }));
  }
}

/** The part that holds a line of the whole, and its number there. */
function placeOf(parts: readonly SourceFile[], line: number): { file: string; line: number } {
  let before = 0;
  for (const { path, text } of parts) {
    const lines = text.split('\n').length - 1;
    if (line <= before + lines) return { file: path, line: line - before };
    before += lines;
  }
  return { file: parts.at(-1)?.path ?? '', line: line - before };
}
