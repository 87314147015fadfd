import { join } from 'node:path';
import type { ListedPackage } from '../../core/go/dependencies/make-report.ts';
import { VoidferryError } from '../../shared/error.ts';
import { run } from '../process.ts';
import { parseJsonStream } from './scan-project.ts';

const LIST_TIMEOUT_MS = 10 * 60_000;
const FIELDS =
  'ImportPath,Name,Dir,Standard,Module,GoFiles,CgoFiles,CgoCFLAGS,CgoLDFLAGS,CgoPkgConfig,EmbedPatterns,Imports,Error';

/** Where and how `go list` looks. */
export interface ListOptions {
  readonly dir: string;
  readonly goroot: string;
  /** From `goEnv`, with a target. Nothing that go.sum does not name is downloaded. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Every package that a module's packages are compiled and tested from, by reading sources alone. What cannot be loaded is listed with its
 * error.
 * @returns the packages, and the import paths of those that the programs need without their tests
 * @throws VoidferryError `go/module-unreadable`
 */
export async function listPackages(
  { dir, goroot, env }: ListOptions,
  signal: AbortSignal,
): Promise<{ packages: ListedPackage[]; withoutTests: ReadonlySet<string> }> {
  const list = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(
      join(goroot, 'bin/go'),
      ['list', '-e', '-deps', '-mod=readonly', ...args, './...'],
      {
        cwd: dir,
        env,
        expect: [0, 1],
        timeoutMs: LIST_TIMEOUT_MS,
        signal,
      },
    );
    if (code !== 0) throw new VoidferryError('go/module-unreadable', { path: dir, output: stderr.trim() });
    return parseJsonStream<ListedPackage>(stdout);
  };
  const [all, needed] = [await list('-test', `-json=${FIELDS}`), await list('-json=ImportPath')];
  return {
    // `p [p.test]` is p as its own test compiles it, `p.test` the program that `go test` makes.
    packages: all.filter(({ ImportPath }) => !/ \[|\.test$|_test$/.test(ImportPath)),
    withoutTests: new Set(needed.map(({ ImportPath }) => ImportPath)),
  };
}
