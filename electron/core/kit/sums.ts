import { compareBytewise } from '../../shared/json.ts';
import { checkListedPaths, malformed, requireKitPaths, splitLines } from './lines.ts';

/** One line of SHA256SUMS: lower-case hex, and the path inside the kit. */
export interface SumLine {
  readonly sha256: string;
  readonly path: string;
}

const LINE = /^([0-9a-f]{64}) {2}([^ ].*)$/;

/**
 * Reads SHA256SUMS as strictly as it is written. `sha256sum -c` skips what it cannot read, so nothing here may pass that it skips.
 * @param file name for errors.
 * @throws VoidferryError `kit/malformed` naming the line.
 */
export function parseSums(text: string, file: string): SumLine[] {
  const sums = splitLines(text, file).map((line, index) => {
    const match = LINE.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) {
      throw malformed(file, index + 1, 'not "<64 hex digits>  <path>"');
    }
    return { sha256: match[1], path: match[2] };
  });
  checkListedPaths(
    sums.map((sum) => sum.path),
    file,
  );
  return sums;
}

/**
 * SHA256SUMS as `sha256sum` writes and checks it, sorted bytewise.
 * @throws VoidferryError `kit/name-invalid`.
 */
export function formatSums(lines: readonly SumLine[]): string {
  requireKitPaths(lines.map((line) => line.path));
  return [...lines]
    .sort((a, b) => compareBytewise(a.path, b.path))
    .map((line) => `${line.sha256}  ${line.path}\n`)
    .join('');
}
