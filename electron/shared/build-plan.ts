import type { Service } from './kit.ts';
import type { PluginStart } from './plugin-life.ts';
import type { ProjectFile } from './project-file.ts';
import type { TargetName } from './target.ts';

/** A Go toolchain on this machine, proven by its own `go version`. */
export interface Toolchain {
  readonly goroot: string;
  /** Without the leading `go`, e.g. `1.26.3`. */
  readonly version: string;
  /** e.g. `linux/amd64`. */
  readonly platform: string;
  /** Where it was found first: a variable, `PATH`, or a directory. */
  readonly foundBy: string;
}

/** What looking for toolchains came to. */
export interface FoundToolchains {
  readonly found: readonly Toolchain[];
  /** Every place that was looked at, for the error when nothing is there. */
  readonly searched: readonly string[];
  /** Directories that look like a toolchain, and why they are none. */
  readonly broken: readonly { readonly goroot: string; readonly problem: string }[];
}

export type ToolchainReason = 'asked-for' | 'first-found' | 'named-by-GOTOOLCHAIN' | 'suggested-by-go.mod' | 'newest';
export type RefusalReason = 'not-asked-for' | 'unreleased' | 'too-old' | 'other-choice';

export interface ToolchainChoice {
  readonly chosen: Toolchain;
  readonly reason: ToolchainReason;
  readonly refused: readonly { readonly toolchain: Toolchain; readonly reason: RefusalReason }[];
}

/** The state of the project's git repository. */
export interface GitFacts {
  readonly revision: string;
  /** Files of the project differ from the revision. */
  readonly dirty: boolean;
  /** Seconds since the epoch. */
  readonly commitTime: number;
  /** `git describe --tags --always`. */
  readonly describe: string;
}

export interface MainPackage {
  /** Relative to the project, e.g. `./cmd/app`. */
  readonly path: string;
  readonly cgo: boolean;
}

/** A go.work that puts modules on this machine in the place of others. */
export interface Workspace {
  readonly path: string;
  /** The modules that it uses, the project itself among them, by their directories. */
  readonly modules: readonly { readonly path: string; readonly dir: string }[];
  /** Its other lines, with absolute paths. */
  readonly lines: readonly string[];
}

/** What is known of a project without building it. */
export interface ProjectFacts {
  readonly dir: string;
  readonly module: string;
  /** The `go` line of go.mod. */
  readonly go: string | null;
  readonly mainPackages: readonly MainPackage[];
  readonly requirements: number;
  /** Directories that `replace` lines point to. */
  readonly localReplacements: readonly string[];
  /** Null where go.mod alone counts. */
  readonly workspace: Workspace | null;
  /** Null without git, or where git refuses. */
  readonly git: GitFacts | null;
  readonly hasProjectFile: boolean;
  readonly file: ProjectFile;
}

/** One file that the build makes of one package. */
export interface PlannedFile {
  readonly package: string;
  /** Path inside the release. */
  readonly path: string;
  readonly kind: 'program' | 'grpc-plugin' | 'http-plugin' | 'native-plugin';
  /** Native plugins and the programs that load them are linked by the C compiler. */
  readonly cgo: boolean;
  /** Of a native plugin: the path of the program that loads it, and what that looks up in it. */
  readonly loadedBy?: { readonly host: string; readonly lookup: readonly string[] };
  /** Of a plugin that is a program of its own. */
  readonly start?: PluginStart;
}

/** A file of the project that a release holds as it is. */
export interface PlannedCopy {
  readonly kind: 'config' | 'library';
  /** Relative to the project. */
  readonly from: string;
  /** Path inside the release. */
  readonly path: string;
}

/** A C compiler of this machine. */
export interface CCompiler {
  /** What `CC` is set to. */
  readonly command: string;
  /** The first line of what it says of itself: it is an input of every program with cgo. */
  readonly version: string;
}

/** What is compiled for a target, and with what. */
export interface CompiledTarget {
  readonly target: TargetName;
  readonly settings: Readonly<Record<string, string>>;
  readonly files: readonly PlannedFile[];
  /** What links the files with cgo; null where there are none. */
  readonly cCompiler: CCompiler | null;
}

/** Everything that a target's release will hold. */
export interface PlannedTarget extends CompiledTarget {
  readonly copies: readonly PlannedCopy[];
}

/** What is built for a platform that no host of ours has, to be carried as files. */
export interface PlannedCarry {
  /** `GOOS/GOARCH`. */
  readonly platform: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly files: readonly PlannedFile[];
}

/** What `kit build` is going to do, shown before it does it. */
export interface BuildPlan {
  readonly toolchain: ToolchainChoice;
  readonly project: ProjectFacts;
  readonly name: string;
  readonly version: string;
  readonly serial: number;
  readonly audience: string;
  readonly sourceDateEpoch: number;
  readonly service: Service;
  readonly ldflags: string;
  readonly targets: readonly PlannedTarget[];
  /** Platforms whose Go toolchain travels along. */
  readonly toolchains: readonly string[];
  readonly carried: readonly PlannedCarry[];
  /** Native plugins that some targets go without, since no C compiler here links for them. */
  readonly without: readonly { readonly package: string; readonly targets: readonly TargetName[] }[];
  readonly output: string;
  /** An estimate of what work and output need at most. */
  readonly neededBytes: number;
  readonly freeBytes: number;
}

/** Paths of the modules that a go.work puts beside a project's own, sorted. */
export function siblingModules({ module, workspace }: Pick<ProjectFacts, 'module' | 'workspace'>): string[] {
  const paths = (workspace?.modules ?? []).map(({ path }) => path);
  return paths.filter((path) => path !== module).sort();
}
