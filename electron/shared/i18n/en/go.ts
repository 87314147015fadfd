import type { goErrors } from '../../errors/go.ts';
import type { ErrorText } from '../catalogue.ts';

export const goErrorTexts: Readonly<Record<keyof typeof goErrors, ErrorText>> = {
  'go/toolchain-missing': {
    message: 'No Go toolchain was found. Looked in: {searched}',
    next: 'Install Go from your distribution (Debian: apt install golang-go, Void: xbps-install go) unpack a Go release to /usr/local/go, or fetch one: toolchain fetch VERSION. Then run it again.',
  },
  'go/toolchain-unknown': {
    message: 'No proxy and no checksum database has Go {version} for {platform}.',
    next: 'Check version (such as 1.26.3) and platform (such as linux/arm64); Go is fetched this way from 1.21 on.',
  },
  'go/toolchain-mismatch': {
    message: 'What was fetched as {name} is not what the checksum database vouches for: {problem}',
    next: 'Nothing of it was kept. Fetch it again, from another proxy; when that gives the same, tell who runs the proxy.',
  },
  'go/proxy-unknown': {
    message: 'GOPROXY names no proxy to fetch from: {list}',
    next: 'Set GOPROXY to the URL of a Go module proxy, or to file:// and a folder in its layout.',
  },
  'go/proxy-failed': {
    message: '{url} did not answer well: {problem}',
    next: 'Check the network, HTTPS_PROXY and GOPROXY, then run it again: what came is gone on from.',
  },
  'go/sumdb-unknown': {
    message: 'GOSUMDB names no checksum database whose key is known: {setting}',
    next: 'Set GOSUMDB to the name of the public checksum database, to a whole verifier key (name+hash+key), or to off to go without.',
  },
  'go/sumdb-untrusted': {
    message: 'The checksum database {database} gave no proof that holds: {problem}',
    next: 'Nothing was fetched or kept. Somebody between here and the database may change what it says: try another network or proxy.',
  },
  'go/sumdb-forked': {
    message:
      'The checksum database {database} showed another history here before: its signed tree heads contradict each other. Kept: {kept} Answered: {answered}',
    next: 'Keep both: they prove that the database lies to somebody. Trust nothing that was fetched since; tell the operators of the database.',
  },
  'go/toolchain-too-old': {
    message: 'The project needs Go {needed}; the newest found is {found}.',
    next: 'Install Go {needed} or newer, then run it again.',
  },
  'go/not-a-module': {
    message: '{path} holds no go.mod.',
    next: 'Choose the directory of the Go module.',
  },
  'go/module-unreadable': {
    message: 'Go cannot read the module at {path}: {output}',
    next: 'Correct go.mod (go mod tidy shows the same error); nothing was built.',
  },
  'go/vendor-differs': {
    message: 'vendor/ does not hold what go.mod names: {files} ({n} in all)',
    next: 'Run go mod vendor and commit what it changes; or say build: { vendor: ignore } in voidferry.yaml. Nothing was built.',
  },
  'go/program-unclear': {
    message: '{path}: {problem}. Main packages found: {found}',
    next: 'Name the main package in voidferry.yaml: build: { package: ./cmd/app }',
  },
  'go/service-file-unusable': {
    message: '{path} cannot go into the release: {problem}',
    next: 'Correct service.config or service.libraries in voidferry.yaml. Nothing was built.',
  },
  'go/target-unclear': {
    message: 'No target is given, and this machine ({machine}) is not one itself.',
    next: 'Name the targets in voidferry.yaml or with --target: {known}',
  },
  'go/modules-unavailable': {
    message: 'Modules could not be fetched: {output}',
    next: 'Check the network, GOPROXY and GOSUMDB, then build again; nothing was packed.',
  },
  'go/module-mismatch': {
    message: 'A module is not what its checksum says: {output}',
    next: 'Stop: the module, the proxy or go.sum was changed. Find out which before building; nothing was packed.',
  },
  'go/does-not-compile': {
    message: 'The project does not compile for {target}: {output}',
    next: 'Mend what the compiler names and build again; nothing was packed.',
  },
  'go/binary-unreadable': {
    message: '{path} cannot be read as a compiled program: {problem}',
    next: 'Build or copy the file again; nothing was done with it.',
  },
  'go/artefact-unfit': {
    message: '{path} does not fit {target}.',
    next: 'Build it as the finding says; nothing was packed.',
  },
  'go/plugins-incompatible': {
    message: 'The host program {host} would not load: {plugins}',
    next: 'Build host and plugins again as each finding says.',
  },
  'go/plugins-unknown': {
    message: 'Whether {host} would load these plugins cannot be told from the files: {plugins}',
    next: 'Nothing was found that is wrong for certain. Do what the findings say and check again, or try it on a machine of that kind.',
  },
  'go/toolchain-broken': {
    message: '{goroot} does not work for {target}: the test program failed to {stage}. {output}',
    next: 'Choose another toolchain or C compiler, or install this one again; nothing of the project was compiled.',
  },
  'go/platform-unknown': {
    message: 'Go does not build for {platform}.',
    next: 'Name a pair that `go tool dist list` shows, such as windows/amd64.',
  },
  'go/c-compiler-missing': {
    message: 'No C compiler here links for {target}. Tried: {tried}',
    next: 'Install one (Void: xbps-install {xbps}; Debian: apt install {apt}; a dash: there is none), or build without cgo.',
  },
  'go/plugin-not-recognised': {
    message: '{path} did not do what a go-plugin plugin does when it is started by itself (exit {exitCode}). {output}',
    next: 'Build it with plugin.Serve of hashicorp/go-plugin, or correct its kind in voidferry.yaml; nothing was packed.',
  },
  'go/plugin-cookie-refused': {
    message: '{path} refuses the cookie that it was given: host program and plugin are not of one product.',
    next: 'Copy key and value from HandshakeConfig of the host program; nothing was packed.',
  },
  'go/plugin-ended': {
    message: '{path} ended before it was ready (exit {exitCode}). {output}',
    next: 'See what it says; it ran with an empty environment and without network. Nothing was packed.',
  },
  'go/plugin-library-missing': {
    message: '{path} cannot be loaded here: {output}',
    next: 'Build it with CGO_ENABLED=0, or for the C library of its target; nothing was packed.',
  },
  'go/plugin-silent': {
    message: '{path} said nothing within {seconds} s. {output}',
    next: 'See what it waits for (input, configuration, network): a plugin prints its handshake at once. Nothing was packed.',
  },
  'go/plugin-garbage': {
    message: '{path} did not begin with its handshake, but with: {line}',
    next: 'Print nothing to standard output before plugin.Serve; nothing was packed.',
  },
  'go/plugin-protocol': {
    message: "{path} speaks version {offered} of go-plugin's own protocol; known is {known}.",
    next: 'Build host program and plugin with the same major version of go-plugin; nothing was packed.',
  },
  'go/plugin-socket': {
    message: '{path} cannot be reached at {address}: {reason}',
    next: 'See that it listens where PLUGIN_UNIX_SOCKET_DIR says, on a path of at most 107 bytes; nothing was packed.',
  },
  'go/plugin-not-serving': {
    message: '{path} went through its handshake and does not say that it serves: {status}',
    next: 'See why its health service (grpc.health.v1, "plugin") does not answer SERVING; nothing was packed.',
  },
  'go/plugin-http-unhealthy': {
    message: '{path} does not answer well at {address}: {reason}. {output}',
    next: 'See that it listens where args say and that health is the path to ask; nothing was packed.',
  },
  'go/plugin-needs-other-machine': {
    message: '{path} is for {machine} with the loader {interpreter}, which nothing here runs.',
    next: 'Try it on a machine of that kind, or install qemu-user for a static program.',
  },
  'go/vulndb-unreadable': {
    message: 'The vulnerability database in {path} cannot be read: {problem}',
    next: 'Get it again, whole, with index/db.json, index/modules.json and ID/*.json; a copy that was here before is as it was.',
  },
  'go/vulndb-missing': {
    message: 'There is no copy of the vulnerability database here: nothing was looked up.',
    next: 'Bring one, as a folder or zip in its published layout, and import it: vulndb import PATH.',
  },
  'go/vulndb-old': {
    message:
      'The vulnerability database was changed last on {modified}, {ageDays} days ago; at most {maxAgeDays} are allowed.',
    next: 'Import a newer copy, or raise vulnerabilities.maxAgeDays in voidferry.yaml; nothing was packed.',
  },
  'go/vulnerable': {
    message:
      'Vulnerabilities are known of modules that are built in (id, module, version → fixed in): {vulnerabilities}',
    next: 'Take the fixed versions; or say in voidferry.yaml under vulnerabilities.accept why one is taken along. Nothing was packed.',
  },
  'go/project-file-exists': {
    message: '{path} is there already; it was not touched.',
    next: 'Edit it, or move it away and try again.',
  },
  'go/project-file-invalid': {
    message: '{path}, line {line}: {problem}',
    next: 'Correct that line; nothing was built.',
  },
};
