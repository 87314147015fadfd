import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * Asks for a secret on the terminal without echoing it.
 * @returns null when standard input is no terminal, or the question was left with Ctrl-C or Ctrl-D.
 */
export function askSecret(question: string): Promise<string | null> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return Promise.resolve(null);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: silent, terminal: true });
  stderr.write(question);
  return new Promise((resolve) => {
    let answer: string | null = null;
    terminal.on('SIGINT', () => terminal.close());
    terminal.on('close', () => {
      stderr.write('\n');
      resolve(answer);
    });
    terminal.on('line', (line) => {
      answer = line;
      terminal.close();
    });
  });
}
