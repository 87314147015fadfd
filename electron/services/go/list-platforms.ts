import { join } from 'node:path';
import { run } from '../process.ts';

/** The pairs `GOOS/GOARCH` that a toolchain builds for. */
export async function listPlatforms(goroot: string, signal: AbortSignal): Promise<string[]> {
  const env = {
    GOROOT: goroot,
    GOTOOLCHAIN: 'local',
    GOENV: 'off',
    HOME: '/',
    PATH: '/usr/bin:/bin',
    LC_ALL: 'C',
    GOFLAGS: '',
  };
  const { stdout } = await run(join(goroot, 'bin/go'), ['tool', 'dist', 'list'], { cwd: goroot, env, signal });
  return stdout.trim().split('\n');
}
