/** One thing that a check found wrong. `file` is relative to the repository, with `/`. */
export interface Finding {
  readonly file: string;
  readonly line?: number;
  readonly problem: string;
}

/** A text file of the repository, as the pure rules see it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export function formatFinding({ file, line, problem }: Finding): string {
  return line === undefined ? `${file}: ${problem}` : `${file}:${line}: ${problem}`;
}
