import type { FindingId } from '../../finding.ts';
import type { DifferenceCause } from '../../plugin-report.ts';
import type { ErrorText } from '../catalogue.ts';

export const findingTexts: Readonly<Record<FindingId, ErrorText>> = {
  'plugin.host-cannot-load': {
    message: '{file} cannot load plugins: it is static, was built without cgo, or does not import the package plugin.',
    next: 'Build the host program with CGO_ENABLED=1, with the package plugin in it.',
  },
  'plugin.host-unknown': {
    message: '{file} does not say how Go built it.',
    next: 'Build the host program again, with build information (Go 1.18 or newer).',
  },
  'plugin.not-a-plugin': {
    message: '{file} is no Go plugin.',
    next: 'Build it with -buildmode=plugin.',
  },
  'plugin.serves-nothing': {
    message: '{file} is to be a go-plugin plugin, but nothing in it calls plugin.Serve of hashicorp/go-plugin.',
    next: 'Name the package that serves in voidferry.yaml. A plugin that speaks the protocol by itself shows it only when it is started.',
  },
  'plugin.without-hashes': {
    message: '{file} holds no package fingerprints, so that nothing can be compared.',
    next: 'Build the plugin again with Go 1.18 or newer; its dynamic symbols must stay in the file.',
  },
  'plugin.nothing-shared': {
    message: '{file} and the host program share no package: nothing was compared.',
    next: 'See that these two files belong together.',
  },
  'plugin.go-version': {
    message: '{file} was built with {theirs}, the host program with {ours}.',
    next: 'Build both with the same Go release: another one can end the whole process when the plugin is opened.',
  },
  'plugin.platform': {
    message: '{file} is for {theirs}, the host program for {ours}.',
    next: 'Build the plugin for the platform of its host program.',
  },
  'plugin.setting': {
    message: '{file} was built with {name} = {theirs}, the host program with {name} = {ours}.',
    next: 'Build both with the same settings.',
  },
  'plugin.libc': {
    message:
      '{file} is linked with {theirs}, the host program with {ours}: two C libraries do not go into one process.',
    next: 'Build the plugin with the C compiler of the host program.',
  },
  'plugin.package-differs': {
    message: '{count} packages of {module} are not those of {other} ({ours} there, {theirs} here): {packages}',
    next: 'Likely cause: {cause}',
  },
  'plugin.musl-experimental': {
    message: "Go's plugins on musl work here, and the Go project does not promise it.",
    next: 'Rehearse on a host of that kind before you rely on it.',
  },
  'plugin.path-taken': {
    message: '{file} has the same plugin path as {other} ({path}): a process loads only one of them.',
    next: 'Give the plugin an import path of its own. To replace a plugin, restart the host program.',
  },
  'plugin.lookup-missing': {
    message: '{file} has no {name}, which the host program looks up. It has: {exported}',
    next: 'Export it from the main package of the plugin, or correct lookup in voidferry.yaml.',
  },
  'binary.machine': {
    message: 'It is for {ours}; the target is {theirs}.',
    next: 'Build it for the architecture of the target.',
  },
  'binary.cpu-level': {
    message: 'It uses instructions of {variable}={value}; the target promises {allowed}.',
    next: 'Build it with {variable}={allowed}, or set a higher level for this target in voidferry.yaml when every host has it.',
  },
  'binary.cpu-level-unknown': {
    message:
      '{file} was built for {variable}={value}, its counterpart for {allowed}: a processor without that ends the process.',
    next: 'Build it with {variable}={allowed}, or see that the processor of the host has it.',
  },
  'binary.interpreter': {
    message: 'Its loader is {ours}; the target has {theirs}.',
    next: 'Build it without cgo, or with a C compiler for the C library of the target.',
  },
  'binary.libc': {
    message: 'It is linked with {ours}; the target has {theirs}.',
    next: 'Build it without cgo, or with a C compiler for the C library of the target.',
  },
  'binary.glibc': {
    message: 'It asks for glibc {ours}; Void had {theirs} when this was written.',
    next: 'Compare with `ldd --version` on the host, or build on a system with an older glibc.',
  },
  'binary.library': {
    message: 'It needs {library}, which the release does not bring.',
    next: 'See that the host has it, or carry it in the release.',
  },
  'binary.run-path': {
    message: 'It looks for libraries in {paths} first.',
    next: 'See that nobody but root can write there.',
  },
  'binary.text-relocations': {
    message: 'Its code is changed while it is loaded (text relocations), which hardened systems refuse.',
    next: 'Compile its C and assembly parts with -fPIC.',
  },
  'binary.executable-stack': {
    message: 'It asks for an executable stack, which hardened systems and newer C libraries refuse.',
    next: 'Assemble its C and assembly parts with a .note.GNU-stack section (-Wl,-z,noexecstack).',
  },
  'binary.not-go': {
    message: 'It does not say how Go built it.',
    next: 'Build it again with build information.',
  },
  'mod.go-without-patch': {
    message: 'go.mod says go {version}, which names no toolchain that can be downloaded.',
    next: 'Write the patch number too, such as {version}.0: a host whose Go switches toolchains would look for go{version} and find none.',
  },
  'mod.no-go-line': {
    message: 'go.mod has no go line: Go takes it for the language of Go 1.16.',
    next: 'Add one, such as go 1.24.0.',
  },
  'mod.toolchain-line': {
    message: 'go.mod suggests the toolchain {version}.',
    next: 'Without a network Go does not fetch it. A kit is built with the toolchain that the plan names.',
  },
  'mod.replace-outside': {
    message: '{module} is replaced by {path}, which lies outside of the project.',
    next: 'It is compiled in, and travels neither as a module nor with the source. Move it into the project, or require it by a version.',
  },
  'mod.workspace': {
    message: 'A go.work above it puts other modules beside it: {modules}',
    next: 'Their source is compiled in, and travels neither as modules nor with the source. Whoever builds it again needs the same workspace; GOWORK=off builds from go.mod alone.',
  },
  'mod.sum-missing': {
    message: 'go.mod requires versions that go.sum does not name: {modules}',
    next: 'Run go mod tidy. A version that no proxy has ends the build.',
  },
  'mod.vendor-unused': {
    message: 'The project has a vendor directory, which is not built from.',
    next: 'Kits are built from modules that are verified; kit build compares the directory with them and stops where it differs.',
  },
  'scan.package-incomplete': {
    message: '{package} could not be read whole: {said}',
    next: 'Run go mod tidy, or correct the import; what it needs is not in this list.',
  },
  'scan.cgo': {
    message: '{package} needs a C compiler; libraries: {libraries}',
    next: 'See that the target has these libraries, or choose a package without cgo.',
  },
  'scan.linkname': {
    message: '{package} reaches into another package by //go:linkname: {files}',
    next: 'It can break with another Go release: keep to the one that it was tested with.',
  },
};

export const causeTexts: Readonly<Record<DifferenceCause, string>> = {
  'go-version': 'They were built with different Go releases: build both with the same one.',
  trimpath: 'One was built with -trimpath and one without: build both with -trimpath.',
  sanitizer: 'One was built with -race, -msan or -asan and one without: build both alike.',
  experiment: 'They were built with different GOEXPERIMENT settings: build both with the same.',
  gcflags: 'They were built with different -gcflags: build both with the same.',
  flags:
    'They differ in the standard library itself: the toolchain or its flags were not the same. Build both in one run.',
  version: 'They use different versions of this module: require the same one in both go.mod files.',
  'main-module':
    'One was built inside of this module and the other requires it by version, so that their file paths differ: build the host program with go install MODULE@VERSION, or both in one go.work.',
  replaced: 'One takes this module from another place (replace): use the same replace line in both, or none.',
  source:
    'The version is the same and the source, its folder or its build tags are not: build both with -trimpath from the same module cache.',
};
