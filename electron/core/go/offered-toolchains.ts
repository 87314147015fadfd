import { GO_RELEASE, type OfferedToolchain } from '../../shared/go-release.ts';
import { compareBytewise } from '../../shared/json.ts';
import { compareGoVersions } from './version.ts';

/** The toolchains that a proxy's `golang.org/toolchain/@v/list` names, newest first; lines that name none are left out. */
export function parseOfferedToolchains(list: string): OfferedToolchain[] {
  const offered = list.split('\n').flatMap((line) => {
    const [, version = '', os, arch] = /^v0\.0\.1-go([^-]+)\.([a-z0-9]+)-([a-z0-9]+)$/.exec(line.trim()) ?? [];
    return GO_RELEASE.test(version) ? [{ version, platform: `${os}/${arch}` }] : [];
  });
  return offered.sort((a, b) => compareGoVersions(b.version, a.version) || compareBytewise(a.platform, b.platform));
}
