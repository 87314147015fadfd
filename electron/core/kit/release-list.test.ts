import { expect, test } from 'vitest';
import { formatReleaseList, parseReleaseList } from './release-list.ts';

const A = 'a'.repeat(64);

test('reads what it writes', () => {
  const files = [
    { mode: '0755', bytes: 0, sha256: A, path: 'bin/app' },
    { mode: '0644', bytes: 5_000_000_000, sha256: A, path: 'etc/app.toml' },
  ];
  expect(formatReleaseList([...files].reverse())).toBe(`0755 0 ${A} bin/app\n0644 5000000000 ${A} etc/app.toml\n`);
  expect(parseReleaseList(formatReleaseList(files), 'FILES')).toEqual(files);
});

test.each([
  ['empty', ''],
  ['no line end', `0755 1 ${A} a`],
  ['set-uid', `4755 1 ${A} a\n`],
  ['world-writable', `0777 1 ${A} a\n`],
  ['three digits', `755 1 ${A} a\n`],
  ['negative size', `0755 -1 ${A} a\n`],
  ['leading zero', `0755 01 ${A} a\n`],
  ['beyond what a number can hold', `0755 9007199254740993 ${A} a\n`],
  ['two spaces', `0755 1 ${A}  a\n`],
  ['upper-case hex', `0755 1 ${A.toUpperCase()} a\n`],
  ['carriage return', `0755 1 ${A} a\r\n`],
  ['parent', `0755 1 ${A} a/../../b\n`],
  ['absolute', `0755 1 ${A} /a\n`],
  ['the host’s own folder', `0644 1 ${A} .voidferry/complete\n`],
  ['twice', `0755 1 ${A} a\n0644 1 ${A} a\n`],
  ['unsorted', `0755 1 ${A} b\n0644 1 ${A} a\n`],
  ['case clash', `0755 1 ${A} A\n0644 1 ${A} a\n`],
])('refuses: %s', (_name, text) => {
  expect(() => parseReleaseList(text, 'FILES')).toThrow('kit/malformed');
});

test('refuses to write what it would not read', () => {
  expect(() => formatReleaseList([{ mode: '0755', bytes: 1, sha256: A, path: 'a b' }])).toThrow('kit/name-invalid');
});
