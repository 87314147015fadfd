import type { RunningProcess } from '../process.ts';

/** A plugin's first line, or what else became of it. */
export interface FirstLine {
  readonly line: string | null;
  readonly stderr: string;
  /** Its exit code when it ended without a line, null when a signal ended it; undefined while it runs. */
  readonly exitCode: number | null | undefined;
}

const MOST_CHARACTERS = 64 * 1024;

/**
 * Waits for the first line on standard output, for the end, or for the time to be up. Both streams are read on to their end afterwards and
 * thrown away, so that the program is never held up; of what it says, little is kept.
 */
export async function firstLine(program: RunningProcess, timeoutMs: number): Promise<FirstLine> {
  let stdout = '';
  let stderr = '';
  let isOver = false;
  program.stderr.on('data', (chunk: Buffer) => {
    if (!isOver) stderr = (stderr + chunk.toString('utf8')).slice(-MOST_CHARACTERS);
  });
  const line = new Promise<FirstLine>((resolve) => {
    program.stdout.on('data', (chunk: Buffer) => {
      if (isOver) return;
      stdout += chunk.toString('utf8');
      const end = stdout.indexOf('\n');
      if (end >= 0 || stdout.length > MOST_CHARACTERS) {
        resolve({ line: stdout.slice(0, end >= 0 ? end : MOST_CHARACTERS), stderr, exitCode: undefined });
      }
    });
  });
  const end = program.exited.then((exitCode) => ({ line: stdout === '' ? null : stdout, stderr, exitCode }));
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<FirstLine>((resolve) => {
    timer = setTimeout(() => resolve({ line: null, stderr, exitCode: undefined }), timeoutMs);
  });
  try {
    return await Promise.race([line, end, timeout]);
  } finally {
    isOver = true;
    clearTimeout(timer);
  }
}
