import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { chooseToolchain } from '../core/go/choose-toolchain.ts';
import { newerGoVersion } from '../core/go/version.ts';
import { fileError } from '../services/file-error.ts';
import { detectToolchains, toolchainPlaces } from '../services/go/detect-toolchains.ts';
import { type GoSettings, goEnv, readGoSettings } from '../services/go/go-env.ts';
import { readModule } from '../services/go/read-module.ts';
import { scanProject } from '../services/go/scan-project.ts';
import type { ProjectFacts, ToolchainChoice } from '../shared/build-plan.ts';
import { VoidferryError } from '../shared/error.ts';
import type { PhaseId } from '../shared/job.ts';

export interface ScanInput {
  readonly projectDir: string;
  /** The Go toolchain to use; null leaves the choice to what go.mod needs. */
  readonly goroot: string | null;
  /** A Go version that other sources need; null when there are none. */
  readonly atLeast: string | null;
}

export interface Scan {
  readonly toolchain: ToolchainChoice;
  readonly settings: GoSettings;
  readonly project: ProjectFacts;
}

/**
 * Chooses a toolchain for a project and learns what the project is; nothing is written and nothing of the project is run.
 * @throws VoidferryError `go/*`, `job/file-missing`, `job/not-permitted`.
 */
export async function scanWithToolchain(
  input: ScanInput,
  signal: AbortSignal,
  onPhase: (phase: PhaseId) => void = () => {},
): Promise<Scan> {
  onPhase('prepare.detect');
  const dir = await realpath(input.projectDir).catch((error: unknown) => {
    throw fileError(error, input.projectDir);
  });
  const toolchain = await findToolchain(dir, input, signal);
  onPhase('prepare.scan');
  const { goroot } = toolchain.chosen;
  const settings = await readGoSettings(goroot, signal);
  const project = await scanProject(dir, goroot, goEnv({ goroot, settings, tmpDir: tmpdir() }), signal);
  return { toolchain, settings, project };
}

async function findToolchain(dir: string, input: ScanInput, signal: AbortSignal): Promise<ToolchainChoice> {
  const { go, toolchain } = await readModule(dir);
  const { found, searched } = await detectToolchains(toolchainPlaces(input.goroot), signal);
  const [first] = found;
  if (first === undefined) throw new VoidferryError('go/toolchain-missing', { searched: [...searched] });
  const { GOTOOLCHAIN } = await readGoSettings(first.goroot, signal);
  return chooseToolchain(found, {
    go: go === null || input.atLeast === null ? (go ?? input.atLeast) : newerGoVersion(go, input.atLeast),
    toolchain,
    setting: GOTOOLCHAIN,
    goroot: input.goroot === null ? null : await realpath(input.goroot).catch(() => input.goroot),
  });
}
