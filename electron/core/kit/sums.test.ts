import { expect, test } from 'vitest';
import { VoidferryError } from '../../shared/error.ts';
import { formatSums, parseSums } from './sums.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

function problemOf(text: string): { line: unknown; problem: unknown } {
  try {
    parseSums(text, 'SHA256SUMS');
  } catch (error) {
    if (!(error instanceof VoidferryError)) throw error;
    expect(error.code).toBe('kit/malformed');
    expect(error.data['file']).toBe('SHA256SUMS');
    return { line: error.data['line'], problem: error.data['problem'] };
  }
  throw new Error('it was read');
}

test('reads what it writes', () => {
  const lines = [
    { sha256: A, path: 'KIT.json' },
    { sha256: B, path: 'targets/x86_64/FILES' },
  ];
  expect(formatSums(lines)).toBe(`${A}  KIT.json\n${B}  targets/x86_64/FILES\n`);
  expect(parseSums(formatSums(lines), 'SHA256SUMS')).toEqual(lines);
});

test('sorts by bytes, as LC_ALL=C sort does', () => {
  const paths = ['a', 'Z', 'a-b', 'a/b', 'a.b'].map((path) => ({ sha256: A, path }));
  expect(() => formatSums(paths)).toThrow('clashes with a');
  expect(formatSums(paths.slice(1)).match(/\S+$/gm)).toEqual(['Z', 'a-b', 'a.b', 'a/b']);
});

test.each([
  ['empty', '', 1, 'empty'],
  ['no line end', `${A}  a`, 1, 'no line end'],
  ['no line end on the second', `${A}  a\n${A}  b`, 2, 'no line end'],
  ['an empty line', `${A}  a\n\n${A}  b\n`, 2, 'not "<64'],
  ['an empty line at the end', `${A}  a\n\n`, 2, 'not "<64'],
  ['carriage return', `${A}  a\r\n`, 1, 'not "<64'],
  ['carriage return on the second', `${A}  a\n${A}  b\r\n`, 2, 'not "<64'],
  ['upper-case hex', `${A.toUpperCase()}  a\n`, 1, 'not "<64'],
  ['short hash', `${A.slice(1)}  a\n`, 1, 'not "<64'],
  ['long hash', `${A}a  a\n`, 1, 'not "<64'],
  ['one space', `${A} a\n`, 1, 'not "<64'],
  ['three spaces', `${A}   a\n`, 1, 'not "<64'],
  ['binary mark', `${A} *a\n`, 1, 'not "<64'],
  ['tab', `${A}\ta\n`, 1, 'not "<64'],
  ['escaped name', `\\${A}  a\\nb\n`, 1, 'not "<64'],
  ['BSD form', `SHA256 (a) = ${A}\n`, 1, 'not "<64'],
  ['comment', `# by hand\n${A}  a\n`, 1, 'not "<64'],
  ['byte order mark', `\ufeff${A}  a\n`, 1, 'not "<64'],
  ['no path', `${A}  \n`, 1, 'not "<64'],
  ['trailing space', `${A}  a \n`, 1, 'only letters'],
  ['NUL', `${A}  a\0b\n`, 1, 'only letters'],
  ['absolute', `${A}  /etc/passwd\n`, 1, 'empty'],
  ['parent', `${A}  a\n${A}  ../b\n`, 2, '..'],
  ['dot slash', `${A}  ./a\n`, 1, 'component .'],
  ['trailing dot', `${A}  a.\n`, 1, 'dot'],
  ['twice', `${A}  a\n${A}  a\n`, 2, 'twice'],
  ['twice with another hash', `${A}  a\n${B}  a\n`, 2, 'twice'],
  ['unsorted', `${A}  b\n${A}  a\n`, 2, 'order'],
  ['case clash', `${A}  A\n${A}  a\n`, 2, 'clash'],
  ['folder case clash', `${A}  Lib/a\n${A}  b\n${A}  lib/b\n`, 3, 'clash'],
  ['file and folder', `${A}  a\n${A}  a/b\n`, 2, 'clash'],
])('refuses: %s', (_name, text, line, problem) => {
  const found = problemOf(text);
  expect(found.line).toBe(line);
  expect(found.problem).toContain(problem);
});

test('refuses to write what it would not read', () => {
  expect(() => formatSums([{ sha256: A, path: '../a' }])).toThrow('kit/name-invalid');
});
