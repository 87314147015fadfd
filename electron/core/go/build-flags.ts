export type BuildMode = 'exe' | 'plugin';

/** The flags of every build: no path, no time and no identifier of this machine enters a program. */
export function buildFlags(mode: BuildMode, ldflags: string): string[] {
  return [`-buildmode=${mode}`, '-trimpath', '-buildvcs=false', '-mod=readonly', `-ldflags=${ldflags}`];
}

/** The linker flags of every build, with a project's own `-X name=value` entries, whose `${version}` stands for the kit's version. */
export function linkerFlags(entries: readonly string[], version: string): string {
  const own = entries.map((entry) => entry.replace(/\$\{version\}/g, version).replace(/^-X (.*)$/, "-X '$1'"));
  return ['-s', '-w', '-buildid=', ...own].join(' ');
}
