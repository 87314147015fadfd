import type { GitFacts } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';

const NOT_A_REPOSITORY = 128;

/** What a program is compiled from, as far as one repository can vouch for it. */
export interface GitScope {
  readonly dir: string;
  /** Other directories that are compiled too, relative to `dir` or absolute. */
  readonly others: readonly string[];
  /** Files below `dir` that are compiled or embedded, relative to it. */
  readonly inputs: readonly string[];
}

/**
 * What git knows of a project; null where there is no git, no repository, no commit, or git refuses the directory's owner.
 * Whatever cannot be shown to be as in the revision counts as dirty: ignored files that are compiled, what the index is told not to look
 * at, submodules, other directories outside the repository. The repository's own settings could make git run programs or fetch: those
 * are switched off, and nothing is written.
 */
export async function readGitFacts(scope: GitScope, signal: AbortSignal): Promise<GitFacts | null> {
  const git = async (...args: string[]) => {
    const { code, stdout } = await run('git', ['-C', scope.dir, ...SAFE, ...args], {
      env: gitEnv(),
      expect: [0, 1, NOT_A_REPOSITORY],
      signal,
    });
    return code === 0 ? stdout : null;
  };
  try {
    const head = await git('rev-list', '--max-count=1', '--timestamp', 'HEAD');
    if (head === null) return null;
    const [commitTime = '0', revision = ''] = head.trim().split(' ');
    const describe = await git('describe', '--tags', '--always', '--abbrev=12', 'HEAD');
    return {
      revision,
      commitTime: Number(commitTime),
      dirty: !(await isAsCommitted(scope, git)),
      describe: describe?.trim() ?? revision.slice(0, 12),
    };
  } catch (error) {
    if (error instanceof VoidferryError && error.code === 'job/tool-missing') return null;
    throw error;
  }
}

type Git = (...args: string[]) => Promise<string | null>;

async function isAsCommitted({ others, inputs }: GitScope, git: Git): Promise<boolean> {
  const filters =
    (await git('config', '--includes', '--show-scope', '--name-only', '--get-regexp', '^filter\\.')) ?? '';
  const foreign = filters
    .split('\n')
    .filter((line) => !/^(system|global)\t/.test(line))
    .map((line) => line.slice(line.indexOf('\t') + 1))
    .filter((name) => /\.(clean|process)$/.test(name));
  // `-c` takes what follows the first `=` for the value: such a filter cannot be switched off.
  if (foreign.some((name) => name.includes('='))) return false;

  const places = ['--', '.', ...others];
  const index = await git('ls-files', '-v', '--stage', ...places);
  const isLookedAt = (line: string) => line === '' || /^H 1[02]0/.test(line);
  if (index === null || !index.split('\n').every(isLookedAt)) return false;
  const off = foreign.flatMap((name) => ['-c', `${name}=`]);
  const status = await git(
    ...off,
    'status',
    '--porcelain',
    '--untracked-files=all',
    '--ignore-submodules=dirty',
    ...places,
  );
  if (status !== '') return false;
  const ignored = await git('ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--', '.');
  const unseen = new Set(ignored?.split('\0'));
  return ignored !== null && !inputs.some((path) => unseen.has(path));
}

/**
 * The files that git tracks or would track, relative to `dir`, for the source archive.
 */
export async function listGitFiles(dir: string, signal: AbortSignal): Promise<string[]> {
  const args = ['-C', dir, ...SAFE, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '.'];
  const { stdout } = await run('git', args, { env: gitEnv(), signal });
  return [...new Set(stdout.split('\0').filter((path) => path !== ''))];
}

const SAFE = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** A partial clone would fetch what it lacks, by a command of its own settings: no protocol is allowed. */
function gitEnv(): Record<string, string> {
  const { PATH = '/usr/bin:/bin', HOME = '/' } = process.env;
  return { PATH, HOME, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_ALLOW_PROTOCOL: 'none' };
}
