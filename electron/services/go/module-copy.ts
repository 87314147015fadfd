import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string>>;

/**
 * Gives `ask` an environment in which `go` adds what go.sum lacks to a copy: the project is not written.
 * @param env from `goEnv`; with a go.work, which `go` only reads, it stays as it is
 */
export async function withModuleCopy<T>(
  dir: string,
  env: Environment,
  ask: (env: Environment) => Promise<T>,
): Promise<T> {
  if (env['GOWORK'] !== 'off') return await ask(env);
  const copy = await mkdtemp(join(tmpdir(), 'voidferry-modules-'));
  try {
    await copyFile(join(dir, 'go.mod'), join(copy, 'go.mod'));
    await copyFile(join(dir, 'go.sum'), join(copy, 'go.sum')).catch(() => {});
    return await ask({ ...env, GOFLAGS: `-mod=mod -modfile=${join(copy, 'go.mod')}` });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
