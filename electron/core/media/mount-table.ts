/** One line of `/proc/self/mountinfo` (proc_pid_mountinfo(5)). */
export interface Mount {
  /** `major:minor` of the file system's device; major 0 where there is none or where the file system makes up its own. */
  readonly device: string;
  /** The directory inside the file system that is mounted: `/`, or another one for a bind mount. */
  readonly root: string;
  readonly mountPoint: string;
  readonly readOnly: boolean;
  readonly fsType: string;
  readonly source: string;
  /** Options of the file system itself, e.g. `upperdir=/data/upper`. */
  readonly superOptions: readonly string[];
}

/** Parses `/proc/self/mountinfo`. Lines that are not of its form are skipped. */
export function parseMountinfo(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [front, back] = splitOnce(line, ' - ');
    const [, , device, root, mountPoint, options] = front.split(' ');
    const [fsType, source, superText] = back.split(' ');
    if (!device || !root || !mountPoint || !options || !fsType || source === undefined) return [];
    const superOptions = (superText ?? '').split(',');
    return [
      {
        device,
        root: unescapeOctal(root),
        mountPoint: unescapeOctal(mountPoint),
        readOnly: options.split(',').includes('ro') || superOptions.includes('ro'),
        fsType,
        source: unescapeOctal(source),
        superOptions,
      },
    ];
  });
}

/** Parses `/proc/swaps` to the paths of what is swapped to: devices and files. */
export function parseSwaps(text: string): string[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const path = line.split(/\s+/)[0];
      return path ? [unescapeOctal(path)] : [];
    });
}

/** The mount that an absolute path without links lies on: the deepest mount point above it, the newest of several. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | null {
  let best: Mount | null = null;
  for (const mount of mounts)
    if (isWithin(path, mount.mountPoint) && mount.mountPoint.length >= (best?.mountPoint.length ?? 0)) best = mount;
  return best;
}

/** Whether an absolute path is a directory or lies beneath it. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

/** The kernel writes blank, tab, line end and backslash of a path as three octal digits. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
