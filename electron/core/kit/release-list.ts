import { compareBytewise } from '../../shared/json.ts';
import type { ReleaseFile } from '../../shared/kit.ts';
import { checkListedPaths, malformed, requireKitPaths, splitLines } from './lines.ts';

const LINE = /^(0755|0644) (0|[1-9][0-9]*) ([0-9a-f]{64}) ([^ ].*)$/;

/**
 * Reads FILES, the list of an unpacked release.
 * @param file name for errors.
 * @throws VoidferryError `kit/malformed` naming the line.
 */
export function parseReleaseList(text: string, file: string): ReleaseFile[] {
  const files = splitLines(text, file).map((line, index) => {
    const [, mode, size, sha256, path] = LINE.exec(line) ?? [];
    const bytes = Number(size);
    if (mode === undefined || sha256 === undefined || path === undefined || !Number.isSafeInteger(bytes)) {
      throw malformed(file, index + 1, 'not "<0755|0644> <bytes> <64 hex digits> <path>"');
    }
    return { mode, bytes, sha256, path };
  });
  checkListedPaths(
    files.map((entry) => entry.path),
    file,
  );
  return files;
}

/** The files of a release without those whose content an other one has as well. */
export function distinctFiles(files: readonly ReleaseFile[]): ReleaseFile[] {
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

/**
 * FILES, sorted bytewise. Its SHA-256 is the release digest.
 * @throws VoidferryError `kit/name-invalid`.
 */
export function formatReleaseList(files: readonly ReleaseFile[]): string {
  requireKitPaths(files.map((file) => file.path));
  return [...files]
    .sort((a, b) => compareBytewise(a.path, b.path))
    .map((file) => `${file.mode} ${file.bytes} ${file.sha256} ${file.path}\n`)
    .join('');
}
