import type { ElfFacts } from '../../shared/elf.ts';
import type { Finding } from '../../shared/finding.ts';
import { asksForMore, cpuLevelOf } from './cpu-level.ts';
import type { GoBinary } from './elf/read-go-binary.ts';
import { compareDotted } from './elf/version-needs.ts';
import { libcOf } from './libc.ts';
import type { GoTarget } from './targets.ts';

/** What Void carried when this was written; it is rolling, so that a host may have more. */
const VOID_GLIBC = '2.41';
/** What comes with each C library itself. */
const OWN_LIBRARIES: Readonly<Record<GoTarget['libc'], RegExp>> = {
  glibc:
    /^(lib(c|m)\.so\.6|lib(dl|util)\.so\.[12]|libpthread\.so\.0|librt\.so\.1|libresolv\.so\.2|libanl\.so\.1|ld-linux.*\.so\.\d)$/,
  musl: /^(libc\.so|libc\.musl-[a-z0-9_]+\.so\.1|ld-musl-[a-z0-9_]+\.so\.1)$/,
};

/**
 * What of a compiled file does not fit a target, read from the file itself.
 * @param carried names of the libraries that the release brings along
 * @param isCarried it is such a library: nobody says that Go built it
 */
export function checkBinary(
  { elf, go }: Pick<GoBinary, 'elf' | 'go'>,
  target: GoTarget,
  carried: readonly string[],
  isCarried = false,
): Finding[] {
  if (elf.machine !== target.goarch) {
    return [{ id: 'binary.machine', weight: 'refused', facts: { ours: elf.machine, theirs: target.goarch } }];
  }
  return [
    ...(go === null ? notGoFindings(isCarried) : levelFindings(go, target)),
    ...loaderFindings(elf, target),
    ...libraryFindings(elf, target, carried),
    ...hardeningFindings(elf, target),
  ];
}

function notGoFindings(isCarried: boolean): Finding[] {
  return isCarried ? [] : [{ id: 'binary.not-go', weight: 'doubt', facts: {} }];
}

function levelFindings(go: NonNullable<GoBinary['go']>, target: GoTarget): Finding[] {
  const level = cpuLevelOf(go);
  const allowed = level === null ? undefined : target.level[level.variable];
  if (level === null || allowed === undefined) return [];
  const isMore = asksForMore(level, allowed);
  if (isMore === false) return [];
  const facts = { file: go.path, variable: level.variable, value: level.value, allowed };
  return isMore
    ? [{ id: 'binary.cpu-level', weight: 'refused', facts }]
    : [{ id: 'binary.cpu-level-unknown', weight: 'doubt', facts }];
}

function loaderFindings(elf: ElfFacts, target: GoTarget): Finding[] {
  if (elf.interpreter !== null && elf.interpreter !== target.loader) {
    return [{ id: 'binary.interpreter', weight: 'refused', facts: { ours: elf.interpreter, theirs: target.loader } }];
  }
  const libc = libcOf(elf);
  const findings: Finding[] = [];
  if (libc !== null && libc !== target.libc) {
    findings.push({ id: 'binary.libc', weight: 'refused', facts: { ours: libc, theirs: target.libc } });
  }
  if (elf.glibc !== null && target.libc === 'glibc' && compareDotted(elf.glibc, VOID_GLIBC) > 0) {
    findings.push({ id: 'binary.glibc', weight: 'doubt', facts: { ours: elf.glibc, theirs: VOID_GLIBC } });
  }
  return findings;
}

function libraryFindings({ needed }: ElfFacts, { libc }: GoTarget, carried: readonly string[]): Finding[] {
  const others = needed.filter((name) => !OWN_LIBRARIES[libc].test(name) && !carried.includes(name));
  // The other C library is told of by itself.
  const missing = others.filter((name) => !Object.values(OWN_LIBRARIES).some((own) => own.test(name)));
  return missing.map((library) => ({ id: 'binary.library', weight: 'doubt', facts: { library } }));
}

function hardeningFindings(elf: ElfFacts, { libc }: GoTarget): Finding[] {
  const findings: Finding[] = [];
  if (elf.runPath.length > 0) {
    findings.push({ id: 'binary.run-path', weight: 'note', facts: { paths: [...elf.runPath] } });
  }
  if (elf.textRelocations) {
    findings.push({ id: 'binary.text-relocations', weight: 'doubt', facts: {} });
  }
  if (elf.executableStack) {
    // glibc loads no such library any more since 2.41 (its NEWS).
    const isRefused = elf.kind === 'shared-object' && libc === 'glibc';
    findings.push({ id: 'binary.executable-stack', weight: isRefused ? 'refused' : 'doubt', facts: {} });
  }
  return findings;
}
