import { VoidferryError } from '../../electron/shared/error.ts';

/** The reason of a failure in a few words: of a program that failed, the message that it gave instead of its whole output. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof VoidferryError)) return error.message;
  const { stderr, tool, path } = error.data;
  if (error.code === 'job/tool-timeout') return 'no answer within the time limit';
  if (error.code === 'job/tool-missing') return `the program ${String(tool)} is not on this machine`;
  if (typeof stderr === 'string' && stderr !== '') return messageIn(stderr);
  return path === undefined ? error.message : `${error.code}: ${String(path)}`;
}

function messageIn(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((text) => /^\w*Error: /.test(text)) ?? lines.find((text) => /error/i.test(text)) ?? lines[0];
  return (line ?? '').replace(/^\w*Error: /, '').trim();
}
