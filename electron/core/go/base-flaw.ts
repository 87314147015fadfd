import { compareGoVersions, isGoVersion } from './version.ts';

/** Before these releases of their series `go` could be brought by a proxy to skip the checksum database, toolchains included. */
const CVE = 'CVE-2026-42501';
const FIXED = ['1.25.10', '1.26.3'];

/** The flaw for which a toolchain is no good base for verifying modules; null without one that is known. */
export function knownFlaw(version: string): string | null {
  if (!isGoVersion(version)) return null;
  const series = FIXED.find(
    (fixed) => version === fixed || version.startsWith(`${fixed.split('.').slice(0, 2).join('.')}.`),
  );
  const fixed = series ?? FIXED.at(-1) ?? version;
  return compareGoVersions(version, fixed) < 0 ? CVE : null;
}
