import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { start } from '../electron/services/process.ts';

/** A script of `e2e/bench` that answers in lines of JSON. */
export interface Script {
  /** Its next line. @param question a line that it is told before */
  next(question?: string): Promise<unknown>;
}

/** Starts a script, gives it to `use`, and ends it whatever happens. */
export async function withScript<T>(
  script: URL,
  words: readonly string[],
  use: (script: Script) => Promise<T>,
): Promise<T> {
  const path = fileURLToPath(script);
  const child = start(process.execPath, [path, ...words]);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (question?: string): Promise<unknown> => {
    if (question !== undefined) child.stdin.write(`${question}\n`);
    const { done, value } = await lines.next();
    if (done) throw new Error(`${path} ended too early: ${complaint}`);
    return JSON.parse(value);
  };
  try {
    return await use({ next });
  } finally {
    child.stdin.end();
    await child.exited;
  }
}
