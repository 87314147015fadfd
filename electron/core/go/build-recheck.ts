import type { CompiledTarget, ProjectFacts } from '../../shared/build-plan.ts';
import { quoteWord } from '../host/quote.ts';
import { buildFlags } from './build-flags.ts';

/** A `go` command of a stranger takes nothing from the stranger's own settings. */
const OWN_SETTINGS =
  'env -u GOSUMDB -u GOEXPERIMENT -u GOFIPS140 -u CGO_CFLAGS -u CGO_LDFLAGS GOENV=off GOTOOLCHAIN=local';

/** The project as a stranger has it: its directory, and the go.work that counts. */
type Source = Pick<ProjectFacts, 'dir' | 'workspace'>;

function goWorkOf({ workspace }: Source): string {
  return `GOWORK=${workspace === null ? 'off' : quoteWord(workspace.path)}`;
}

/**
 * A command that builds the service's program again and shows the hash that FILES must hold.
 * @param project a checkout of the same revision, for whoever has none elsewhere.
 * @param goroot the toolchain that built it; another copy of the same version does as well.
 */
export function buildRecheck(project: Source, goroot: string, target: CompiledTarget, ldflags: string): string {
  const build = buildCommand(goroot, target, ldflags, [goWorkOf(project)]);
  return `cd ${quoteWord(project.dir)} && T=$(mktemp) && ${build} && sha256sum "$T"`;
}

/** As `buildRecheck`, from the modules of a kit alone, with nothing cached and without network. */
export function rebuildRecheck(
  kitDir: string,
  project: Source,
  goroot: string,
  target: CompiledTarget,
  ldflags: string,
): string {
  const unpack = 'for t in modules/*.tar; do tar -xf "$t" -C "$P"; done';
  const fresh = [
    'GOPROXY="file://$P"',
    'GOMODCACHE="$P/cache"',
    'GOCACHE="$P/build"',
    'GONOSUMDB=',
    'GOPRIVATE=',
    goWorkOf(project),
  ];
  const build = buildCommand(goroot, target, ldflags, fresh);
  return `cd ${quoteWord(kitDir)} && P=$(mktemp -d) && T=$(mktemp) && ${unpack}; cd ${quoteWord(project.dir)} && unshare -rn ${build} && sha256sum "$T"`;
}

function buildCommand(
  goroot: string,
  { settings, files, cCompiler }: CompiledTarget,
  ldflags: string,
  more: readonly string[],
): string {
  const [program] = files;
  if (program === undefined) throw new TypeError('a target without a program');
  const variables = { ...settings, CGO_ENABLED: program.cgo ? '1' : '0', CC: cCompiler?.command ?? 'gcc', GOFLAGS: '' };
  const environment = Object.entries(variables).map(
    ([name, value]) => `${name}=${/\s/.test(value) ? quoteWord(value) : value}`,
  );
  const flags = buildFlags('exe', ldflags).map((flag) => (/^[\w=-]+$/.test(flag) ? flag : quoteWord(flag)));
  const build = [quoteWord(`${goroot}/bin/go`), 'build', ...flags, '-o "$T"', quoteWord(program.package)];
  return [OWN_SETTINGS, ...environment, ...more, ...build].join(' ');
}

/** A command that builds and disassembles the test program of a toolchain; `marker` must move 86 (0x56). */
export function toolchainRecheck(
  sourceDir: string,
  goroot: string,
  settings: Readonly<Record<string, string>>,
): string {
  const environment = Object.entries({ ...settings, CGO_ENABLED: '0', GOFLAGS: '' }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const go = quoteWord(`${goroot}/bin/go`);
  return `cd ${quoteWord(sourceDir)} && T=$(mktemp) && ${OWN_SETTINGS} GOWORK=off ${environment.join(' ')} ${go} build -trimpath -o "$T" . && ${go} tool objdump -s 'marker\\.Marker' "$T"`;
}

/** A command that has an acquired Go verify its own module against the checksum database, as it does before it switches to one. */
export function toolchainProofRecheck(goroot: string, module: string): string {
  return `cd / && T=$(mktemp -d) && env GOMODCACHE="$T" GOFLAGS=-modcacherw GOTOOLCHAIN=local GOWORK=off ${quoteWord(`${goroot}/bin/go`)} mod download -json ${quoteWord(module)}`;
}

/** A command that counts the modules in a kit. */
export function modulesPackedRecheck(kitDir: string): string {
  return `cd ${quoteWord(kitDir)} && for t in modules/*.tar; do tar -tf "$t"; done | grep -c '\\.zip$'`;
}

/**
 * A command that has every module of a kit verified against the checksum database by its proofs in the kit: without network, without
 * go.sum, and with nothing cached. The project is not written.
 * @param outside paths of modules that the database does not know
 */
export function modulesProvenRecheck(
  kitDir: string,
  project: Source,
  goroot: string,
  outside: readonly string[],
): string {
  const unpack = 'for t in modules/*.tar attestations/sumdb.tar; do tar -xf "$t" -C "$P" || break; done';
  const fresh = `GOPATH="$P/gopath" GOMODCACHE="$P/cache" GOPROXY="file://$P" GOPRIVATE= GONOSUMDB=${quoteWord(outside.join(','))} GOWORK=off`;
  const go = quoteWord(`${goroot}/bin/go`);
  const begin = `cd ${quoteWord(kitDir)} && P=$(mktemp -d) && ${unpack}`;
  if (project.workspace !== null) {
    const names = "find . -name '*.zip' | sed 's|^[.]/||; s|/@v/|@|; s|[.]zip$||; s/!\\(.\\)/\\U\\1/g'";
    return `${begin} && cd "$P" && ${names} | ${OWN_SETTINGS} ${fresh} GOFLAGS=-modcacherw xargs ${go} mod download && echo OK`;
  }
  const download = `${go} mod download -modfile="$P/go.mod" all`;
  return `${begin} && cd ${quoteWord(project.dir)} && cp go.mod "$P" && ${OWN_SETTINGS} ${fresh} GOFLAGS="-mod=mod -modcacherw" ${download} && echo OK`;
}

/** A command that makes the vendor directory again, elsewhere, and compares it. */
export function vendorRecheck(projectDir: string, goroot: string): string {
  const vendor = `${quoteWord(`${goroot}/bin/go`)} mod vendor -o "$T/vendor"`;
  return `cd ${quoteWord(projectDir)} && T=$(mktemp -d) && ${OWN_SETTINGS} GOWORK=off GOFLAGS=-mod=mod ${vendor} && diff -r vendor "$T/vendor" && echo OK`;
}

/** A command that counts the packages that a project is compiled and tested from. */
export function scanRecheck(project: Source, goroot: string, settings: Readonly<Record<string, string>>): string {
  const environment = Object.entries({ ...settings, CGO_ENABLED: '1', GOFLAGS: '' }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const list = `${quoteWord(`${goroot}/bin/go`)} list -e -deps -test -mod=readonly ./...`;
  return `cd ${quoteWord(project.dir)} && ${OWN_SETTINGS} ${goWorkOf(project)} ${environment.join(' ')} ${list} | grep -cvE ' \\[|\\.test$|_test$'`;
}
