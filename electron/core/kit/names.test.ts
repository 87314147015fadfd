import { expect, test } from 'vitest';
import { checkKitPath, findNameClash, isKitSignature, isOutsideSums } from './names.ts';

test.each(['KIT.json', 'targets/x86_64-musl/a-1.0.0_rc.1.tar.gz', 'a', '0', 'a..b', 'pack-f.tar', 'a'.repeat(200)])(
  '%s is a kit path',
  (path) => {
    expect(checkKitPath(path)).toBeNull();
  },
);

test.each([
  ['', 'empty'],
  ['/etc/passwd', 'component is empty'],
  ['a//b', 'component is empty'],
  ['a/', 'component is empty'],
  ['.', 'component . is'],
  ['./a', 'component . is'],
  ['../a', 'component .. is'],
  ['a/../b', 'component .. is'],
  ['a/..', 'component .. is'],
  ['.hidden', 'only letters'],
  ['-rf', 'only letters'],
  ['_a', 'only letters'],
  ['a b', 'only letters'],
  ['a\nb', 'only letters'],
  ['a\n', 'only letters'],
  ['a\rb', 'only letters'],
  ['a\0b', 'only letters'],
  ['a\\b', 'only letters'],
  ['a:b', 'only letters'],
  ['a*', 'only letters'],
  ["a'b", 'only letters'],
  ['a$b', 'only letters'],
  ['ä', 'only letters'],
  ['\ufeffa', 'only letters'],
  ['a.', 'dot'],
  ['a./b', 'dot'],
  ['b/a...', 'dot'],
  ['nul', 'Windows'],
  ['a/CON.txt', 'Windows'],
  ['lpt1', 'Windows'],
  ['a'.repeat(201), 'longer'],
])('%j is no kit path', (path, problem) => {
  expect(checkKitPath(path)).toContain(problem);
});

test('names that only resemble a device are allowed', () => {
  expect(checkKitPath('console')).toBeNull();
  expect(checkKitPath('nul-1')).toBeNull();
});

test.each([
  [
    ['a', 'b', 'a'],
    ['a', 'a'],
  ],
  [
    ['Readme', 'README'],
    ['Readme', 'README'],
  ],
  [
    ['a/b/C', 'a/b/c'],
    ['a/b/C', 'a/b/c'],
  ],
  [
    ['Lib/a', 'lib/b'],
    ['Lib/a', 'lib/b'],
  ],
  [
    ['x/Lib/a', 'x/lib/b'],
    ['x/Lib/a', 'x/lib/b'],
  ],
  [
    ['a', 'a/b'],
    ['a', 'a/b'],
  ],
  [
    ['a/b', 'a'],
    ['a', 'a/b'],
  ],
  [
    ['A', 'a/b/c'],
    ['A', 'a/b/c'],
  ],
])('%j clash', (paths, clash) => {
  expect(findNameClash(paths)).toEqual(clash);
});

test('paths that share folders do not clash', () => {
  expect(findNameClash(['a/b/c', 'a/b/d', 'a/e', 'f', 'ab'])).toBeNull();
  expect(findNameClash([])).toBeNull();
});

test.each([
  'SHA256SUMS',
  'SHA256SUMS.sig',
  'SHA256SUMS.0123abcd.sig',
  'attestations/sumdb.tar',
  'attestations/sumdb.tar.sig',
  'attestations/rehearsal-1.json',
  'attestations/rehearsal-12.json.sig',
])('%s needs no line in SHA256SUMS', (path) => {
  expect(isOutsideSums(path)).toBe(true);
});

test.each([
  'SHA256SUMS.sig.sig',
  'SHA256SUMS.bak',
  'SHA256SUMS.0123ABCD.sig',
  'SHA256SUMS.0123abc.sig',
  'x/SHA256SUMS',
  'attestations',
  'attestations/run.sh',
  'attestations/sub/rehearsal-1.json',
  'attestations/../rehearsal-1.json',
  'attestations/rehearsal-1.json\nx',
  'Attestations/sumdb.tar',
  'KIT.json',
])('%j needs a line in SHA256SUMS', (path) => {
  expect(isOutsideSums(path)).toBe(false);
});

test('signatures over SHA256SUMS are told by name', () => {
  expect(
    ['SHA256SUMS.sig', 'SHA256SUMS.0123abcd.sig', 'SHA256SUMS', 'attestations/sumdb.tar.sig'].map(isKitSignature),
  ).toEqual([true, true, false, false]);
});
