import { expect, test } from 'vitest';
import { EMPTY_LEDGER, headOf, nextLine, readLedger, splitLedger } from './ledger.ts';

/** Stands for SHA-256: any function from text to a distinct text shows how lines are chained. */
const hash = (text: string) => `<${text.length}:${text.slice(-9)}>`;

function chain(...ids: string[]): string[] {
  const lines: string[] = [];
  for (const id of ids) lines.push(nextLine(headOf(lines, hash), id, `sum-${id}`));
  return lines;
}

test('a line is canonical JSON with a fixed order of keys', () => {
  expect(nextLine({ length: 1, head: 'h' }, 'r', 's')).toBe('{"previous":"h","receipt":"r","seq":2,"sha256":"s"}');
  expect(EMPTY_LEDGER.head).toMatch(/^0{64}$/);
});

test('a chain reads back', () => {
  const lines = chain('a', 'b');
  expect(readLedger(lines, hash).map(({ seq, receipt }) => [seq, receipt])).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
  expect(headOf(lines, hash)).toEqual({ length: 2, head: hash(lines[1] ?? '') });
  expect(readLedger([], hash)).toEqual([]);
});

const [first = '', second = ''] = chain('a', 'b');
test.each([
  [[second], 1, /does not follow/],
  [[first, first], 2, /does not follow/],
  [[first.replace('"a"', '"longer"'), second], 2, /does not follow/],
  [[first, second.replace(':2,', ':3,')], 2, /number or form/],
  [[first, second.replace('{', '{ ')], 2, /number or form/],
  [[first, second.replace('{', '{"more":1,')], 2, /number or form/],
  [[first, second.replace('"b"', '"../b"')], 2, /not an entry/],
  [[first, ''], 2, /not an entry/],
  [['null'], 1, /not an entry/],
  [['{}'], 1, /not an entry/],
])('what does not follow is named: case %#', (lines, entry, problem) => {
  expect(() => readLedger(lines, hash)).toThrow(
    expect.objectContaining({
      code: 'custody/ledger-broken',
      data: { entry, problem: expect.stringMatching(problem) },
    }),
  );
});

test.each([
  ['', [], ''],
  ['a\nb\n', ['a', 'b'], ''],
  ['a\nb', ['a'], 'b'],
])('%j splits into whole lines and what is torn', (text, lines, torn) => {
  expect(splitLedger(text)).toEqual({ lines, torn });
});
