import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../process.ts';
import { detectToolchains, toolchainPlaces } from '../detect-toolchains.ts';
import { readGoVariable } from '../go-settings-file.ts';

/** Where toolchains come from, and who vouches for them. */
export interface AcquireSettings {
  readonly GOPROXY: string;
  readonly GOSUMDB: string;
}

/**
 * The user's GOPROXY and GOSUMDB: of the environment, else as `go env -w` wrote them, else what a Go that is there has by default. Empty
 * where nothing says.
 */
export async function acquireSettings(signal: AbortSignal): Promise<AcquireSettings> {
  const { env } = process;
  const { found } = await detectToolchains(toolchainPlaces(), signal);
  const goroot = found[0]?.goroot ?? null;
  if (goroot !== null) {
    const environment = Object.fromEntries(
      Object.entries({ ...env, GOROOT: goroot, GOTOOLCHAIN: 'local', GOWORK: 'off', LC_ALL: 'C' }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    const options = { cwd: goroot, env: environment, signal };
    const { stdout } = await run(join(goroot, 'bin/go'), ['env', '-json', 'GOPROXY', 'GOSUMDB'], options);
    const { GOPROXY = '', GOSUMDB = '' }: Record<string, string> = JSON.parse(stdout);
    return { GOPROXY, GOSUMDB };
  }
  const file = env['GOENV'] || join(env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'), 'go/env');
  const setting = async (name: string) => env[name] || (await readGoVariable(file, name)) || '';
  return { GOPROXY: await setting('GOPROXY'), GOSUMDB: await setting('GOSUMDB') };
}
