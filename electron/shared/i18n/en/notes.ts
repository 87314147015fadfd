import type { NoteId } from '../../note.ts';

export const noteTexts: Readonly<Record<NoteId, string>> = {
  'host.config-kept':
    'Changed on the host, and kept as they are there; the new version lies beside each as .new: {files}',
  'host.goes-on': 'The host works by itself from here on; stopping to watch does not stop it.',
  'host.logging-in-again': 'The link was lost ({reason}); logging in again.',
  'host.key-shared': 'known_hosts lists the same key for {hosts} too.',
  'host.upload-begun': '{bytes} bytes are on the host from an earlier push.',
  'toolchain.unverified': 'GOSUMDB is off: nothing vouches for this toolchain. It was taken as the proxy gave it.',
  'toolchain.known-flaw':
    'Go {version} as a base can be brought to skip the checksum database ({cve}): take a newer release of it.',
  'toolchain.not-run': '{name} is for another kind of machine: it was not run here.',
  'prepare.unclear':
    'Nothing wrong was found in these files, and not everything about them could be told: {files}. reports/targets.json says why.',
  'prepare.scan-incomplete':
    '{n} packages could not be read whole, such as {packages}: reports/dependencies.json says why.',
  'prepare.not-run': 'Nothing here runs these, so that they were not tried: {files}',
  'prepare.weak-cut':
    'The network was cut by unshare, since bwrap does not work here: the files of this user were within reach of what ran.',
  'prepare.no-cut':
    'Neither bwrap nor unshare works here: what ran could reach the network and the files of this user.',
  'prepare.install-not-rehearsed':
    "No target of this kit is of this machine's kind ({machine}): its installation was not rehearsed.",
  'prepare.plugins-not-seen': 'The service was healthy and had not loaded these plugins: {files}',
  'prepare.not-watched': 'Nothing here could watch for connections: whether a program tried to dial out is not known.',
  'prepare.dialled': 'Programs tried to reach addresses that they will not have on a closed host: {programs}',
  'prepare.not-rebuilt': 'The kit holds no modules: it was not built again without network.',
  'prepare.vulnerabilities-unchecked':
    'There is no copy of the vulnerability database here: whether these modules have known vulnerabilities is not known.',
  'prepare.vulnerabilities-untold': 'These modules have no version that a vulnerability database could know: {modules}',
  'prepare.vulndb-old':
    'The vulnerability database was changed last on {modified}, {ageDays} days ago; voidferry.yaml allows {maxAgeDays}.',
  'prepare.vulnerable':
    'Vulnerabilities are known of modules that are built in (id, module, version → fixed in); whether the bad code is reached was not looked at: {vulnerabilities}',
  'prepare.private-modules':
    'These modules are outside the checksum database, as GONOSUMDB or GOPRIVATE says; go.sum alone vouches for them: {modules}',
  'prepare.retracted':
    'Their authors have retracted these versions since (module, version, reason): {versions}. `go get` chooses another one.',
  'prepare.retractions-unchecked': 'Whether their authors have retracted these versions could not be asked: {modules}',
  'prepare.retractions-unasked': 'Whether authors have retracted versions of modules could not be asked.',
  'prepare.licence-unknown': 'No licence that is known was recognised in: {modules}',
};
