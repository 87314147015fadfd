import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectToolchains, toolchainPlaces } from '../electron/services/go/detect-toolchains.ts';
import { copySample } from '../electron/services/go/sample-project.ts';
import { run } from '../electron/services/process.ts';

const RESOURCES = fileURLToPath(new URL('../resources', import.meta.url));
const DETECT_TIMEOUT_MS = 60_000;

/** The Go of this machine, and an environment in which what it builds depends on nothing else of it. */
export interface GoInput {
  readonly goroot: string;
  readonly go: string;
  readonly env: Readonly<Record<string, string>>;
}

export async function goInput(): Promise<GoInput> {
  const { found } = await detectToolchains(toolchainPlaces(), AbortSignal.timeout(DETECT_TIMEOUT_MS));
  const [first] = found;
  if (first === undefined) throw new Error('no Go toolchain on this machine');
  const { goroot } = first;
  const settings = { GOROOT: goroot, GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '', CGO_ENABLED: '0' };
  const env = {
    ...(process.env as Record<string, string>),
    ...settings,
    PATH: `${join(goroot, 'bin')}:${process.env['PATH'] ?? ''}`,
  };
  return { goroot, go: join(goroot, 'bin/go'), env };
}

/** Copies the sample and what comes along with each kit into `dir`, with every module in the user's cache. @returns the project */
export async function sampleInput({ go, env }: GoInput, dir: string): Promise<string> {
  const projectDir = join(dir, 'tidegauge');
  await copySample(join(RESOURCES, 'sample'), projectDir);
  await cp(join(RESOURCES, 'probe'), join(projectDir, 'resources/probe'), { recursive: true });
  await run(go, ['mod', 'download', 'all'], { cwd: projectDir, env });
  return projectDir;
}
