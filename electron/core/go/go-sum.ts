/** A module as `go mod download -json` reports it. */
export interface ModuleSum {
  readonly Path: string;
  readonly Version: string;
  /** `h1:` hash of the zip. */
  readonly Sum?: string;
  /** `h1:` hash of its go.mod. */
  readonly GoModSum?: string;
}

/** Where a go.sum (https://go.dev/ref/mod#go-sum-files) contradicts the modules that were fetched, or null. Lines it lacks are no contradiction. */
export function findSumMismatch(goSum: string, modules: readonly ModuleSum[]): string | null {
  const listed = new Map<string, Set<string>>();
  for (const line of goSum.split('\n')) {
    const [path, version, hash] = line.trim().split(/\s+/);
    if (path === undefined || version === undefined || hash === undefined) continue;
    const key = `${path} ${version}`;
    listed.set(key, (listed.get(key) ?? new Set()).add(hash));
  }
  for (const { Path, Version, Sum, GoModSum } of modules) {
    for (const [version, hash] of [
      [Version, Sum],
      [`${Version}/go.mod`, GoModSum],
    ]) {
      const expected = listed.get(`${Path} ${version}`);
      if (hash === undefined || expected === undefined || expected.has(hash)) continue;
      return `${Path} ${version}: go.sum says ${[...expected].join(' or ')}, fetched ${hash}`;
    }
  }
  return null;
}
