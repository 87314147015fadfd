import { run } from '../../electron/services/process.ts';
import { VoidferryError } from '../../electron/shared/error.ts';
import { installTools } from '../tools/install-tools.ts';
import type { Finding, SourceFile } from './finding.ts';
import { readScripts } from './sources.ts';

interface Comment {
  readonly file: string;
  readonly line: number;
  readonly code: number;
  readonly message: string;
}

/** Shell scripts, by shellcheck. A machine without it has not checked them, and says so. */
export async function checkScripts(root: string): Promise<Finding[]> {
  const scripts = await readScripts(root);
  await installTools(['shellcheck']);
  const groups = [
    scripts.filter((script) => shellOf(script) === 'sh'),
    scripts.filter((script) => shellOf(script) === 'bash'),
  ];
  const [sh = [], bash = []] = await Promise.all([
    shellcheck(root, 'sh', groups[0] ?? []),
    shellcheck(root, 'bash', groups[1] ?? []),
  ]);
  return [...scripts.flatMap(asciiFindings), ...sh, ...bash];
}

function shellOf({ text }: SourceFile): 'sh' | 'bash' {
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

async function shellcheck(root: string, shell: string, scripts: readonly SourceFile[]): Promise<Finding[]> {
  if (scripts.length === 0) return [];
  const paths = scripts.map(({ path }) => path);
  try {
    const { stdout } = await run('shellcheck', ['-s', shell, '-f', 'json', '--', ...paths], {
      cwd: root,
      expect: [0, 1],
      timeoutMs: 120_000,
    });
    const comments = JSON.parse(stdout) as readonly Comment[];
    return comments.map(({ file, line, code, message }) => ({ file, line, problem: `SC${code}: ${message}` }));
  } catch (error) {
    if (!(error instanceof VoidferryError) || error.code !== 'job/tool-missing') throw error;
    return [
      { file: paths.join(' '), problem: 'not checked: shellcheck is not on this machine, and could not be installed' },
    ];
  }
}
