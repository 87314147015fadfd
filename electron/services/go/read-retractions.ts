import { join } from 'node:path';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';
import { withModuleCopy } from './module-copy.ts';
import { parseJsonStream } from './scan-project.ts';

const TIMEOUT_MS = 180_000;

export interface Retractions {
  /** `<module> <version>`, and what its authors say about it. */
  readonly retracted: readonly string[];
  /** Modules whose newest version could not be asked. */
  readonly unchecked: readonly string[];
}

interface AskedModule {
  readonly Path: string;
  readonly Version?: string;
  readonly Main?: boolean;
  readonly Replace?: unknown;
  readonly Retracted?: readonly string[];
  readonly Error?: unknown;
}

/**
 * Which versions that a project requires their authors have retracted since (https://go.dev/ref/mod#go-mod-file-retract): the newest
 * version of each module is asked for, from where modules are fetched.
 * @param env from `goEnv`
 * @returns null when none could be asked.
 * @throws the abort error when cancelled.
 */
export async function readRetractions(
  dir: string,
  goroot: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Retractions | null> {
  return await withModuleCopy(dir, env, async (own) => {
    const fields = '-json=Path,Version,Main,Replace,Retracted,Error';
    const args = ['list', '-e', '-m', '-retracted', fields, 'all'];
    const answer = await run(join(goroot, 'bin/go'), args, { cwd: dir, env: own, timeoutMs: TIMEOUT_MS, signal }).catch(
      (error: unknown) => {
        signal.throwIfAborted();
        if (!(error instanceof VoidferryError)) throw error;
        return null;
      },
    );
    if (answer === null) return null;
    const modules = parseJsonStream<AskedModule>(answer.stdout).filter(({ Main, Replace }) => !Main && !Replace);
    return {
      retracted: modules.flatMap(({ Path, Version, Retracted }) =>
        Retracted === undefined ? [] : [[Path, Version, ...Retracted].join(' ')],
      ),
      unchecked: modules.flatMap(({ Path, Error: failure }) => (failure === undefined ? [] : [Path])),
    };
  });
}
