import type { ClaimId } from '../../evidence.ts';

export const claimTexts: Readonly<Record<ClaimId, string>> = {
  'go.toolchain-proven':
    'The checksum database {database} vouches for {name}: record {record} of a signed tree of {treeSize}; what was fetched has that sum, {sum}',
  'go.toolchain-works':
    '{go} compiled, assembled and linked a test program for {targets}; it ran here for: {ran}; it was not run for: {notRun}',
  'go.built': 'Compiled for {targets} with {go}, by settings that anyone can repeat',
  'go.scanned':
    'The sources of {packages} packages in {modules} modules were read: {cgo} of them with cgo, {plugins} plugins',
  'go.files-fit':
    '{files} compiled files fit their targets by machine, loader, C library, libraries and processor level',
  'go.plugins-fit':
    '{host} would load {plugins} on {target}: {packages} packages compared, none differs; Go release and C library are the same',
  'go.plugin-serves':
    '{path} on {target} was started by itself, answered as a plugin ({protocol}), said that it serves, and ended when asked: {stopped}',
  'go.sboms-made':
    '{files} bills of materials name what Go built in, {modules} modules with their licences; of {unknown} none was recognised',
  'go.vulnerabilities-checked':
    '{modules} modules were held against the vulnerability database of {modified} ({ageDays} days old): {found} known, {accepted} of them accepted; modules alone were looked at, not what of them is used',
  'go.vendor-equal': 'vendor/ holds what go.mod names: {files} files, none otherwise, none missing, none extra',
  'go.modules-packed': '{modules} modules are in the kit',
  'go.modules-proven': "The checksum database's proofs for {modules} modules travel with the kit",
  'kit.sealed': '{files} files are listed with their checksums; kit digest {digest}',
  'kit.rehearsed':
    '{name} was installed here from the kit alone, without network ({cut}): verified, started, healthy for {settleSeconds} s, stopped; plugins loaded meanwhile: {plugins}',
  'kit.rebuilt':
    'Built again without network from the modules in the kit, for {targets} with {go}: every file came out equal',
  'kit.rebuilt-equal':
    'Built again here, from source and from the modules in the kit, with {go}: the kit digest came out equal, {digest}',
  'kit.signed': 'Signed by {fingerprint}',
  'kit.signature-valid': 'The signature of {signer} ({fingerprint}) is valid',
  'kit.files-match': '{files} files are what the kit lists, none extra, none missing',
  'media.written': '{bytes} bytes were written',
  'media.flushed': 'Everything was flushed to the device',
  'media.read-back': '{bytes} bytes were read back from the device and are what the kit lists',
  'host.enrolled': '{host} holds our trust files and voidferry-host',
  'host.verified': '{host} itself verified the release against its own trusted signers',
  'host.staged': 'Release {release} is staged on {host}; staging touched nothing that runs there',
  'host.healthy':
    'Release {release} is healthy on {host}: the same process for {settleSeconds} s, probes within their limits',
  'host.unchanged': 'Release {release} was already running healthy on {host}; nothing was changed',
  'host.rolled-back': '{host} went back to {release}, which is healthy',
  'custody.ledger-intact': 'The ledger of {length} receipts is whole and every receipt is signed',
};
