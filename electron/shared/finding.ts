import type { Json } from './json.ts';

/**
 * What was found about a file or a project, and what it means: `refused`, it was proved not to work; `doubt`, it cannot be told from here;
 * `note`, worth knowing and no obstacle.
 */
export type Weight = 'refused' | 'doubt' | 'note';

/** Everything that a preflight, a check of a file or a lint can find. A new one needs its texts in each catalogue. */
export const findingIds = [
  'plugin.host-cannot-load',
  'plugin.host-unknown',
  'plugin.not-a-plugin',
  'plugin.serves-nothing',
  'plugin.without-hashes',
  'plugin.nothing-shared',
  'plugin.go-version',
  'plugin.platform',
  'plugin.setting',
  'plugin.libc',
  'plugin.package-differs',
  'plugin.musl-experimental',
  'plugin.path-taken',
  'plugin.lookup-missing',
  'binary.machine',
  'binary.cpu-level',
  'binary.cpu-level-unknown',
  'binary.interpreter',
  'binary.libc',
  'binary.glibc',
  'binary.library',
  'binary.run-path',
  'binary.text-relocations',
  'binary.executable-stack',
  'binary.not-go',
  'mod.go-without-patch',
  'mod.no-go-line',
  'mod.toolchain-line',
  'mod.replace-outside',
  'mod.workspace',
  'mod.sum-missing',
  'mod.vendor-unused',
  'scan.package-incomplete',
  'scan.cgo',
  'scan.linkname',
] as const;
export type FindingId = (typeof findingIds)[number];

export type Finding = {
  readonly id: FindingId;
  readonly weight: Weight;
  /** They fill the placeholders of its text. `cause` is the key of a text of its own. */
  readonly facts: Readonly<Record<string, Json>>;
};

/** What findings come to. No finding is a claim of success by itself: it says that nothing that was looked at stands against it. */
export type FindingVerdict = 'compatible' | 'unknown' | 'incompatible';

/** The verdict of some findings: one refusal decides, else one doubt. */
export function verdictOf(findings: readonly Finding[]): FindingVerdict {
  if (findings.some(({ weight }) => weight === 'refused')) return 'incompatible';
  return findings.some(({ weight }) => weight === 'doubt') ? 'unknown' : 'compatible';
}
