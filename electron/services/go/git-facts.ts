import type { GitFacts } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';

const NOT_A_REPOSITORY = 128;

/**
 * What git knows of a project; null where there is no git, no repository, no commit, or git refuses the directory's owner.
 * The repository's own settings could make `git status` run programs: those are switched off, and nothing is written.
 */
export async function readGitFacts(dir: string, signal: AbortSignal): Promise<GitFacts | null> {
  const git = async (...args: string[]) => {
    const { code, stdout } = await run('git', ['-C', dir, ...SAFE, ...args], {
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
    const filters = (await git('config', '--local', '--includes', '--name-only', '--get-regexp', '^filter\\.')) ?? '';
    const unfiltered = filters.split('\n').filter((name) => /\.(clean|process)$/.test(name));
    const status = await git(...unfiltered.flatMap((name) => ['-c', `${name}=`]), 'status', '--porcelain', '--', '.');
    const describe = await git('describe', '--tags', '--always', 'HEAD');
    return {
      revision,
      commitTime: Number(commitTime),
      dirty: status !== '',
      describe: describe?.trim() ?? revision.slice(0, 12),
    };
  } catch (error) {
    if (error instanceof VoidferryError && error.code === 'job/tool-missing') return null;
    throw error;
  }
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

function gitEnv(): Record<string, string> {
  const { PATH = '/usr/bin:/bin', HOME = '/' } = process.env;
  return { PATH, HOME, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
}
