import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { MainPackage, ProjectFacts } from '../../shared/build-plan.ts';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';
import { readGitFacts } from './git-facts.ts';
import { PROJECT_FILE, readProjectFile } from './project-file.ts';
import { readModule } from './read-module.ts';
import { serviceInputs } from './service-files.ts';
import { readWorkspace } from './workspace.ts';

const SCAN_TIMEOUT_MS = 120_000;
const FAILED = 1;

interface GoModFile {
  readonly Module: { readonly Path: string };
  readonly Go?: string;
  readonly Ignore?: readonly { readonly Path: string }[] | null;
  readonly Require?: readonly { readonly Path: string }[] | null;
  readonly Replace?:
    | readonly {
        readonly Old: { readonly Path: string };
        readonly New: { readonly Path: string; readonly Version?: string };
      }[]
    | null;
}

interface ListedPackage {
  readonly Dir: string;
  readonly Name?: string;
  readonly CgoFiles?: readonly string[];
}

/** The fields of `go list` that name files which go into a program, on whatever target. */
const INPUTS =
  'GoFiles,CgoFiles,IgnoredGoFiles,CFiles,CXXFiles,MFiles,HFiles,FFiles,SFiles,SwigFiles,SwigCXXFiles,SysoFiles,EmbedFiles,IgnoredOtherFiles';

/**
 * Learns what a project is without building or running anything of it, and without the network. Packages that do not compile are listed
 * all the same: the build names their errors.
 * @param env the environment of `go`, from `goEnv`.
 * @throws VoidferryError `go/not-a-module` | `go/module-unreadable` | `go/project-file-invalid`.
 */
export async function scanProject(
  dir: string,
  goroot: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ProjectFacts> {
  const { go } = await readModule(dir);
  const { present, file } = await readProjectFile(dir);
  const ask = async (...args: string[]) => {
    const answer = await run(join(goroot, 'bin/go'), args, {
      cwd: dir,
      env: { ...env, GOPROXY: 'off', CGO_ENABLED: '1' },
      expect: [0, FAILED],
      timeoutMs: SCAN_TIMEOUT_MS,
      signal,
    });
    if (answer.code === 0) return answer.stdout;
    throw new VoidferryError('go/module-unreadable', { path: dir, output: answer.stderr.trim() });
  };
  const goMod: GoModFile = JSON.parse(await ask('mod', 'edit', '-json'));
  const workspace = await readWorkspace(dir, (path) => ask('work', 'edit', '-json', path));
  const listed = await withModFile(goModAlone(goMod), (modFile) =>
    ask('list', '-find', '-e', '-mod=readonly', `-modfile=${modFile}`, `-json=Dir,Name,${INPUTS}`, './...'),
  );
  const packages = parseJsonStream<ListedPackage>(listed);
  const localReplacements = (goMod.Replace ?? [])
    .filter(({ New }) => New.Version === undefined)
    .map(({ New }) => New.Path);
  const siblings = workspace?.modules.filter((module) => module.dir !== dir).map((module) => module.dir) ?? [];
  const others = [...localReplacements, ...siblings];
  const inputs = [
    'go.mod',
    'go.sum',
    ...(present ? [PROJECT_FILE] : []),
    ...packages.flatMap((listed) => filesOf(dir, listed)),
    ...(await serviceInputs(dir, file)),
  ];
  return {
    dir,
    module: goMod.Module.Path,
    go,
    mainPackages: mainPackages(dir, packages),
    requirements: goMod.Require?.length ?? 0,
    localReplacements,
    workspace,
    git: await readGitFacts({ dir, others, inputs }, signal),
    hasProjectFile: present,
    file,
  };
}

/** The module without its requirements: its own packages are listed without fetching or checking anything of others. */
function goModAlone({ Module, Go, Ignore }: GoModFile): string {
  const ignored = (Ignore ?? []).map(({ Path }) => `ignore ${JSON.stringify(Path)}`);
  return [`module ${JSON.stringify(Module.Path)}`, ...(Go === undefined ? [] : [`go ${Go}`]), ...ignored, ''].join(
    '\n',
  );
}

async function withModFile<T>(text: string, use: (path: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-scan-'));
  try {
    const path = join(dir, 'go.mod');
    await writeFile(path, text);
    return await use(path);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function mainPackages(dir: string, packages: readonly ListedPackage[]): MainPackage[] {
  return packages
    .filter((listed) => listed.Name === 'main')
    .map((listed) => ({
      path: listed.Dir === dir ? '.' : `.${listed.Dir.slice(dir.length)}`,
      cgo: (listed.CgoFiles ?? []).length > 0,
    }));
}

function filesOf(dir: string, { Dir, ...listed }: ListedPackage): string[] {
  const names = Object.values(listed).flatMap((value) => (Array.isArray(value) ? (value as string[]) : []));
  return names.map((name) => relative(dir, join(Dir, name)));
}

/** The values of `go … -json`: objects one after the other, each ended by a `}` at the beginning of a line. */
export function parseJsonStream<T>(text: string): T[] {
  return text
    .split(/(?<=^\})\n/m)
    .filter((part) => part.trim() !== '')
    .map((part): T => JSON.parse(part));
}
